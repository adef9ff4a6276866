package org.caldavsync.server.destination.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caldavsync.http.Access;
import org.caldavsync.http.AuthScheme;
import org.caldavsync.http.Credentials;
import org.caldavsync.http.Headers;
import org.caldavsync.http.HttpAnswer;
import org.caldavsync.http.HttpCall;
import org.caldavsync.http.HttpFailure;
import org.caldavsync.http.HttpGateway;
import org.caldavsync.http.HttpSession;
import org.caldavsync.http.Origin;
import org.caldavsync.http.RetryAfter;
import org.caldavsync.http.Secret;

/** Fetches one link from the web, the way its server lets it be fetched. */
final class WebFetch {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final String ACCEPT = "text/calendar, text/plain;q=0.8, */*;q=0.1";

    /** Exchange gives calendars to browsers only, depending on the tenant. */
    private static final String BROWSER =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36";

    private static final Set<Integer> ASKS_FOR_BROWSER = Set.of(400, 403, 406, 500);
    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([^\\s;\"]+)", Pattern.CASE_INSENSITIVE);
    private static final int EXCERPT = 2048;

    private final HttpGateway gateway;
    private final Download download;
    private final InstantSource clock;
    private final Link link;
    private final Visit visit;
    private final LinkAddress.Web address;
    private final Excerpt excerpt;

    /** What all fetches share. */
    record Tools(HttpGateway gateway, Download download, InstantSource clock) {}

    WebFetch(Tools tools, Link link, LinkAddress.Web address, Visit visit) {
        this.gateway = tools.gateway();
        this.download = tools.download();
        this.clock = tools.clock();
        this.link = link;
        this.visit = visit;
        this.address = address;
        this.excerpt = Excerpt.hiding(
                address.url(), link.password().map(Secret::reveal).orElse(""));
    }

    /**
     * Asks for it, under the condition that it changed where something is known.
     *
     * @throws LinkUnusableException when what came is no body to read
     * @throws HttpFailure when there was no answer
     */
    Fetched fetch() {
        try {
            return fetch(address.url());
        } catch (HttpFailure.TlsFailed | HttpFailure.ConnectRefused insecure) {
            return fetch(
                    address.insecureUrl().filter(_ -> mayGoWithout(insecure)).orElseThrow(() -> insecure));
        }
    }

    /** A server that shows a wrong certificate does speak TLS: it gets no password without. */
    private boolean mayGoWithout(HttpFailure failure) {
        return credentials() instanceof Credentials.None
                || !(failure instanceof HttpFailure.TlsFailed tls)
                || tls.reason() == HttpFailure.TlsFailed.Reason.OTHER;
    }

    private Fetched fetch(URI uri) {
        try {
            return fetch(uri, visit.known());
        } catch (HttpFailure.BodyTooLarge _) {
            throw new LinkUnusableException(Download.tooLarge());
        }
    }

    private Fetched fetch(URI uri, Validators known) {
        HttpSession session = session(uri).counting(visit.traffic());
        HttpAnswer answer = session.send(call(uri, known));
        if (isRefusedAsProgram(answer)) {
            answer.close();
            visit.memory().likeBrowser();
            answer = session.send(call(uri, known));
        }
        if (answer.status() == 304 && known.equals(Validators.NONE)) {
            answer.close();
            answer = session.send(call(uri, known).header("Cache-Control", "no-cache"));
        }
        return take(known, answer);
    }

    private boolean isRefusedAsProgram(HttpAnswer answer) {
        return link.settings().userAgent().isEmpty()
                && !visit.memory().isLikeBrowser()
                && (ASKS_FOR_BROWSER.contains(answer.status()) || isRedirectToPage(answer));
    }

    private static boolean isRedirectToPage(HttpAnswer answer) {
        boolean redirected = answer.hops().stream().anyMatch(hop -> hop.status() >= 300 && hop.status() < 400);
        boolean page = answer.headers()
                .first("Content-Type")
                .filter(type -> type.toLowerCase(Locale.ROOT).contains("html"))
                .isPresent();
        return redirected && answer.status() == 200 && page;
    }

    private HttpCall call(URI uri, Validators known) {
        HttpCall call = HttpCall.of("GET", uri)
                .header("Accept", ACCEPT)
                .gzip()
                .maxBody(Download.MOST_OCTETS)
                .within(DEADLINE);
        String userAgent = link.settings().userAgent();
        if (!userAgent.isEmpty()) {
            call = call.header("User-Agent", userAgent);
        } else if (visit.memory().isLikeBrowser()) {
            call = call.header("User-Agent", BROWSER);
        }
        if (!known.etag().isEmpty()) {
            call = call.header("If-None-Match", known.etag());
        }
        return known.lastModified().isEmpty() ? call : call.header("If-Modified-Since", known.lastModified());
    }

    private HttpSession session(URI uri) {
        Origin origin = Origin.of(uri);
        return visit.memory()
                .session(
                        origin,
                        learned -> gateway.session(
                                new Access(
                                        origin,
                                        credentials(),
                                        scheme(),
                                        link.settings().tls()),
                                learned));
    }

    private AuthScheme scheme() {
        return credentials() instanceof Credentials.None
                ? AuthScheme.AUTO
                : link.settings().auth();
    }

    private Credentials credentials() {
        LinkSettings settings = link.settings();
        return link.password()
                .map(password -> settings.auth() == AuthScheme.BEARER
                        ? Credentials.bearer(password)
                        : Credentials.password(settings.username(), password))
                .orElseGet(Credentials::none);
    }

    private Fetched take(Validators known, HttpAnswer answer) {
        try (answer) {
            if (answer.status() == 200) {
                return body(answer);
            }
            if (answer.status() == 304 && !known.equals(Validators.NONE)) {
                return new Fetched.NotModified();
            }
            throw new LinkUnusableException(problem(answer), excerpt.of(head(answer)));
        }
    }

    private Fetched.Body body(HttpAnswer answer) {
        Download.Kept kept = download.keep(answer.body());
        Headers headers = answer.headers();
        Validators now = new Validators(
                headers.first("ETag").orElse(""), headers.first("Last-Modified").orElse(""), kept.hash());
        return new Fetched.Body(kept.octets(), charset(headers), now, excerpt);
    }

    private static String head(HttpAnswer answer) {
        try {
            return new String(answer.body().readNBytes(EXCERPT), UTF_8);
        } catch (HttpFailure | IOException unreadable) {
            return "";
        }
    }

    private LinkProblem problem(HttpAnswer answer) {
        int status = answer.status();
        return switch (status) {
            case 404, 410 -> new LinkProblem.NotFound(status);
            case 401 -> new LinkProblem.Unauthorized();
            case 429, 503 -> new LinkProblem.Busy(status, RetryAfter.parse(answer.headers(), clock));
            default -> {
                if (status >= 500) {
                    yield new LinkProblem.ServerError(status);
                }
                yield status >= 400 ? new LinkProblem.Refused(status) : new LinkProblem.Unexpected(status);
            }
        };
    }

    /** ISO 8859-1 is taken for windows-1252, which has it all and what people mean. */
    private static Charset charset(Headers headers) {
        Matcher named = CHARSET.matcher(headers.first("Content-Type").orElse(""));
        try {
            Charset charset = named.find() ? Charset.forName(named.group(1)) : UTF_8;
            return charset.equals(StandardCharsets.ISO_8859_1) ? Charset.forName("windows-1252") : charset;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return UTF_8;
        }
    }
}
