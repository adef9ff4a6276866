package org.caldavsync.server.source.pull;

import java.util.ArrayList;
import java.util.List;

/**
 * What pulling did.
 *
 * @param content whether anything that could be in the feed is different
 * @param failures what is not as it should be, for people
 */
record PullResult(boolean content, long added, long changed, long removed, List<String> failures) {
    static final PullResult NOTHING = new PullResult(false, 0, 0, 0, List.of());

    PullResult {
        failures = List.copyOf(failures);
    }

    static PullResult failed(String failure) {
        return new PullResult(false, 0, 0, 0, List.of(failure));
    }

    static PullResult removal(long removed) {
        return new PullResult(true, 0, 0, removed, List.of());
    }

    PullResult and(PullResult other) {
        List<String> all = new ArrayList<>(failures);
        all.addAll(other.failures);
        return new PullResult(
                content || other.content, added + other.added, changed + other.changed, removed + other.removed, all);
    }
}
