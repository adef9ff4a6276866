package org.caldavsync.server.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What follows {@code /ics/} in a request, decoded (RFC 3986 §2.1): {@code %2F} is a slash like any other, and a plus is
 * a plus.
 */
record FeedPath(String decoded) {
    /** What every feed's path begins with. */
    static final String PREFIX = "/ics/";

    private static final String SUFFIX = ".ics";
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]");

    /** Decodes a request's path, which begins with {@link #PREFIX}; empty where its escapes are malformed. */
    static Optional<FeedPath> parse(String rawPath) {
        String raw = rawPath.substring(PREFIX.length());
        if (raw.indexOf('%') < 0) {
            return Optional.of(new FeedPath(raw));
        }
        try {
            return Optional.of(new FeedPath(URLDecoder.decode(raw.replace("+", "%2B"), UTF_8)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /**
     * The value of {@code Content-Disposition}: shown in place, saved under the last segment's name with {@code .ics}
     * (RFC 6266); a name that is not plain comes twice, reduced to safe characters and in full (RFC 8187).
     */
    String contentDisposition() {
        String segment = decoded.substring(decoded.lastIndexOf('/') + 1);
        String name = segment.endsWith(SUFFIX) ? segment : segment + SUFFIX;
        String safe = UNSAFE.matcher(name).replaceAll("_");
        String disposition = "inline; filename=\"" + safe + '"';
        return safe.equals(name)
                ? disposition
                : disposition + "; filename*=UTF-8''"
                        + URLEncoder.encode(name, UTF_8).replace("+", "%20").replace("*", "%2A");
    }
}
