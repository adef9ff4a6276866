package org.caldavsync.server.web;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** The external base URL of this service, for links and for the path a proxy puts in front. */
public sealed interface PublicUrl {

    /** The URL itself; empty where it is not configured. */
    default Optional<String> text() {
        return switch (this) {
            case FromRequest _ -> Optional.empty();
            case Fixed fixed -> Optional.of(fixed.toString());
        };
    }

    /** The path in front of everything, without a slash at its end; empty where there is none. */
    String path();

    /** Not configured: links come from the request. */
    record FromRequest() implements PublicUrl {
        @Override
        public String path() {
            return "";
        }
    }

    /**
     * Configured.
     *
     * @param origin scheme, host and port in the form of an {@code Origin} header (RFC 6454 §6.2)
     * @param path begins with a slash and does not end with one, or is empty
     */
    record Fixed(String origin, String path) implements PublicUrl {
        @Override
        public String toString() {
            return origin + path;
        }
    }

    /**
     * The public URL in that form.
     *
     * @throws IllegalArgumentException when it cannot be one; the message is the end of a sentence
     */
    static PublicUrl of(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        require(scheme.equals("http") || scheme.equals("https"), "must begin with http:// or https://");
        require(uri.getHost() != null, "must name a host");
        require(uri.getRawUserInfo() == null, "must not hold a user or password");
        require(uri.getRawQuery() == null && uri.getRawFragment() == null, "must not have a query or fragment");
        String path = uri.normalize().getRawPath().replaceFirst("/+$", "");
        require(!path.contains(".."), "must not climb with ..");
        return new Fixed(origin(scheme, uri), path);
    }

    private static String origin(String scheme, URI uri) {
        int usualPort = scheme.equals("https") ? 443 : 80;
        String port = uri.getPort() < 0 || uri.getPort() == usualPort ? "" : ":" + uri.getPort();
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port;
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
