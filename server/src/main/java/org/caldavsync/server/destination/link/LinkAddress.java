package org.caldavsync.server.destination.link;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.caldavsync.http.Origin;
import org.caldavsync.http.PercentEncoding;

/** Where events are read from. */
public sealed interface LinkAddress {
    /** What is wrong with one that cannot be used. */
    String RULE = "must be an http, https, webcal or webcals address, or source: and the id of a source";

    /**
     * An address on the web.
     *
     * @param typed as the user gave it: http, https, webcal or webcals
     */
    record Web(URI typed) implements LinkAddress {
        /** @throws IllegalArgumentException when it is of another scheme, names no host or holds user information */
        public Web {
            var _ = Origin.of(overHttp(typed));
        }

        @Override
        public String text() {
            return typed.toString();
        }

        /** The address to ask: webcal and webcals mean https. */
        public URI url() {
            return overHttp(typed);
        }

        /** What else may be asked where no secure connection comes about: https is never given up, webcal is. */
        Optional<URI> insecureUrl() {
            return "webcal".equalsIgnoreCase(typed.getScheme())
                    ? Optional.of(URI.create("http" + typed.toString().substring("webcal".length())))
                    : Optional.empty();
        }

        private static URI overHttp(URI typed) {
            String scheme = String.valueOf(typed.getScheme()).toLowerCase(Locale.ROOT);
            boolean webcal = scheme.equals("webcal") || scheme.equals("webcals");
            return webcal ? URI.create("https" + typed.toString().substring(scheme.length())) : typed;
        }
    }

    /** The feed of a source of this service, read from the store: {@code source:7}. */
    record OwnSource(long sourceId) implements LinkAddress {
        @Override
        public String text() {
            return "source:" + sourceId;
        }
    }

    /** As in {@code ics_url}. */
    String text();

    /** The address in that text, empty where the {@link #RULE} is broken. What no address may hold is encoded. */
    static Optional<LinkAddress> parse(String text) {
        String bare = text.strip();
        if (bare.matches("source:[0-9]{1,18}")) {
            return Optional.of(new OwnSource(Long.parseLong(bare.substring("source:".length()))));
        }
        try {
            return Optional.of(new Web(URI.create(encoded(bare))));
        } catch (IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }

    /** The host stays as it is: it has a code of its own. */
    private static String encoded(String typed) {
        int authority = typed.indexOf("://") + 3;
        int path = typed.indexOf('/', authority);
        return authority < 3 || path < 0
                ? typed
                : typed.substring(0, path)
                        + PercentEncoding.ofIllegal(typed.substring(path))
                                .replace("[", "%5b")
                                .replace("]", "%5d");
    }
}
