package org.caldavsync.server.dashboard;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import org.caldavsync.server.web.AcceptEncoding;
import org.caldavsync.server.web.ContentCoding;

/**
 * A file of the frontend in every coding it was built in.
 *
 * @param type for {@code Content-Type}
 */
record BundledFile(String type, Map<ContentCoding, Body> bodies) {
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2",
            "json", "application/json",
            "webmanifest", "application/manifest+json",
            "md", "text/plain; charset=utf-8",
            "txt", "text/plain; charset=utf-8");

    /**
     * One coding of it.
     *
     * @param etag strong, quotes included: each coding has other octets, hence another
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never written to
    record Body(ContentCoding coding, byte[] octets, String etag) {}

    static BundledFile of(String name, Map<ContentCoding, byte[]> octets) {
        Map<ContentCoding, Body> bodies = new EnumMap<>(ContentCoding.class);
        octets.forEach((coding, each) -> bodies.put(coding, new Body(coding, each, etag(each))));
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return new BundledFile(TYPES.getOrDefault(extension, "application/octet-stream"), bodies);
    }

    /** The coding that this client likes best. */
    Body preferred(AcceptEncoding accepted) {
        Body body = bodies.get(accepted.preferred(bodies.keySet()));
        if (body == null) {
            throw new IllegalStateException("a file without a plain body");
        }
        return body;
    }

    /** Whether what is sent depends on what the client accepts. */
    boolean varies() {
        return bodies.size() > 1;
    }

    private static String etag(byte[] octets) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(octets);
            return '"' + HexFormat.of().formatHex(digest, 0, 12) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
