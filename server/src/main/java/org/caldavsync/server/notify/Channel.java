package org.caldavsync.server.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.caldavsync.http.Access;
import org.caldavsync.http.Body;
import org.caldavsync.http.Credentials;
import org.caldavsync.http.HttpCall;
import org.caldavsync.http.Origin;
import org.caldavsync.http.Secret;
import org.caldavsync.server.web.Json;

/** A way to people. */
public sealed interface Channel {

    /** What it is called in logs and answers; the address of a web server may be a secret. */
    String name();

    /** One request to a web server. */
    sealed interface OverHttp extends Channel {
        /** Where it leads, and how to sign in there. */
        Access access();

        /** The request that tells it. */
        HttpCall call(Notice notice);
    }

    /**
     * A message to one mailbox.
     *
     * @param from the sender, and where the mail server says that it could not deliver
     */
    record Mail(MailServer server, MailAddress from, MailAddress to) implements Channel {
        @Override
        public String name() {
            return "e-mail to " + to.text();
        }
    }

    /**
     * A JSON object for programs.
     *
     * @param secret signs the body as {@code X-Signature-256: sha256=…} (HMAC-SHA256); empty: no signature
     */
    record Webhook(URI url, Optional<Secret> secret) implements OverHttp {
        @Override
        public String name() {
            return "webhook";
        }

        @Override
        public Access access() {
            return Access.of(Origin.of(url), Credentials.none());
        }

        @Override
        public HttpCall call(Notice notice) {
            Map<String, String> members = new LinkedHashMap<>();
            members.put("event", notice.event().code());
            members.put("subject", notice.subject());
            members.put("name", notice.name());
            members.put("title", notice.title());
            members.put("message", notice.message());
            members.put("time", notice.at().toString());
            byte[] body = Json.write(members);
            HttpCall call = post(url).body("application/json", Body.of(body));
            return secret.map(key -> call.header("X-Signature-256", "sha256=" + signature(key, body)))
                    .orElse(call);
        }

        private static String signature(Secret key, byte[] body) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key.reveal().getBytes(UTF_8), "HmacSHA256"));
                return HexFormat.of().formatHex(mac.doFinal(body));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java platform has HmacSHA256", e);
            }
        }
    }

    /**
     * A topic of an ntfy server.
     *
     * @param token empty where anybody may write to it
     */
    record Ntfy(URI topic, Optional<Secret> token) implements OverHttp {
        @Override
        public String name() {
            return "ntfy";
        }

        @Override
        public Access access() {
            return Access.of(Origin.of(topic), token.map(Credentials::bearer).orElseGet(Credentials::none));
        }

        @Override
        public HttpCall call(Notice notice) {
            return post(topic)
                    .header("Title", "CalDAV/ICS Sync: " + notice.event().code())
                    .header("Priority", notice.event().urgent() ? "high" : "default")
                    .body("text/plain; charset=utf-8", Body.of(notice.title() + "\n" + notice.message()));
        }
    }

    private static HttpCall post(URI url) {
        return HttpCall.of("POST", url).maxBody(64 * 1024).within(Duration.ofSeconds(20));
    }
}
