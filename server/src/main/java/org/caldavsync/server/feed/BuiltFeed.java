package org.caldavsync.server.feed;

import java.util.List;

/**
 * A finished build.
 *
 * @param changed whether another version is served now; false where the content is the same, octet for octet
 * @param version what is served now
 * @param problems what was left out, the first {@value #KEPT_PROBLEMS}
 */
public record BuiltFeed(boolean changed, FeedVersion version, List<Problem> problems) {
    static final int KEPT_PROBLEMS = 1_000;

    public BuiltFeed {
        problems = List.copyOf(problems);
    }

    /**
     * A component that is not in the feed.
     *
     * @param reason for people
     */
    public record Problem(String uid, String reason) {}
}
