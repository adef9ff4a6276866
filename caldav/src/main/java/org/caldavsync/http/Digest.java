package org.caldavsync.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Digest authentication (RFC 7616) with one nonce of a server, which is used again for later requests. Of the qualities
 * of protection {@code auth}, or the older form without any; the user and password in UTF-8.
 */
final class Digest {
    /** Java's names of the hashes; of those offered the strongest is taken. */
    private static final Map<String, String> HASHES = Map.of("md5", "MD5", "sha-256", "SHA-256");

    private static final String SESSION = "-sess";

    private final Challenge challenge;
    private final String algorithm;
    private final AtomicInteger used = new AtomicInteger();

    private Digest(Challenge challenge) {
        this.challenge = challenge;
        this.algorithm = challenge.parameters().getOrDefault("algorithm", "MD5");
    }

    /** The strongest usable one of those offered. */
    static Optional<Digest> strongest(List<Challenge> offers) {
        return offers.stream()
                .filter(offer -> offer.is("digest"))
                .map(Digest::new)
                .filter(Digest::isUsable)
                .max(Comparator.comparing(digest -> digest.hash().equals("SHA-256")));
    }

    /** Whether the server says that only the nonce was too old, not the password wrong. */
    boolean replacesStaleNonce() {
        return "true".equalsIgnoreCase(challenge.parameters().get("stale"));
    }

    /**
     * The Authorization header for one request.
     *
     * @param target the request target exactly as it is sent
     * @param cnonce unguessable, from the client
     */
    String authorization(String method, String target, Credentials.UserPassword account, String cnonce) {
        String nonce = value("nonce");
        String count = String.format("%08x", used.incrementAndGet());
        String secret =
                hashed(account.user(), value("realm"), account.password().reveal());
        String key = isSession() ? hashed(secret, nonce, cnonce) : secret;
        String request = hashed(method, target);
        boolean qop = hasQop();
        String response = qop ? hashed(key, nonce, count, cnonce, "auth", request) : hashed(key, nonce, request);

        StringBuilder header = new StringBuilder("Digest ").append(user(account.user()));
        quoted(header, "realm", value("realm"));
        quoted(header, "nonce", nonce);
        quoted(header, "uri", target);
        header.append(", algorithm=").append(algorithm);
        quoted(header, "response", response);
        if (challenge.parameters().containsKey("opaque")) {
            quoted(header, "opaque", value("opaque"));
        }
        if (qop) {
            header.append(", qop=auth, nc=").append(count);
        }
        if (qop || isSession()) {
            quoted(header, "cnonce", cnonce);
        }
        return header.toString();
    }

    private boolean isUsable() {
        boolean known = HASHES.containsKey(hashName());
        boolean onlyIntegrity = challenge.parameters().containsKey("qop") && !hasQop();
        return known && !onlyIntegrity && challenge.parameters().containsKey("nonce");
    }

    private boolean hasQop() {
        return Stream.of(value("qop").split(",", -1))
                .anyMatch(qop -> qop.strip().equalsIgnoreCase("auth"));
    }

    private boolean isSession() {
        return algorithm.toLowerCase(Locale.ROOT).endsWith(SESSION);
    }

    private String hashName() {
        String name = algorithm.toLowerCase(Locale.ROOT);
        return isSession() ? name.substring(0, name.length() - SESSION.length()) : name;
    }

    private String hash() {
        return HASHES.getOrDefault(hashName(), "");
    }

    private String value(String name) {
        return challenge.parameters().getOrDefault(name, "");
    }

    private String hashed(String... parts) {
        try {
            byte[] text = String.join(":", parts).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance(hash()).digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java run time has MD5 and SHA-256", e);
        }
    }

    /** RFC 7616 §3.4: a name outside of ASCII only in the extended notation of RFC 5987, where the server knows UTF-8. */
    private String user(String name) {
        boolean ascii = name.chars().allMatch(c -> c < 128);
        if (ascii || !"UTF-8".equalsIgnoreCase(value("charset"))) {
            return "username=\"" + escaped(name) + "\"";
        }
        return "username*=UTF-8''" + PercentEncoding.ofAllButLetters(name);
    }

    private static void quoted(StringBuilder header, String name, String value) {
        header.append(", ").append(name).append("=\"").append(escaped(value)).append('"');
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
