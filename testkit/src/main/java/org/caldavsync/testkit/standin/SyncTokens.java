package org.caldavsync.testkit.standin;

import java.util.Optional;

/** Sync tokens (RFC 6578 §4): URIs that hold a revision. */
final class SyncTokens {
    private static final String PREFIX = "http://stand-in.example/sync/";

    private SyncTokens() {}

    static String token(long revision) {
        return PREFIX + revision;
    }

    /** The revision of a token that this server gave, 0 for the empty one that asks for everything. */
    static Optional<Long> revision(String token) {
        if (token.isEmpty()) {
            return Optional.of(0L);
        }
        return token.startsWith(PREFIX) && token.substring(PREFIX.length()).matches("[0-9]{1,18}")
                ? Optional.of(Long.valueOf(token.substring(PREFIX.length())))
                : Optional.empty();
    }
}
