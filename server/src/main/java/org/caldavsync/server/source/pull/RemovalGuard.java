package org.caldavsync.server.source.pull;

import java.time.Duration;
import java.time.Instant;
import org.caldavsync.server.run.Trigger;

/**
 * When a removal is too large to be believed on one look. A server that hiccups shows an empty calendar more often than
 * a person empties one.
 */
final class RemovalGuard {
    private static final int HARMLESS = 20;
    private static final int HARMLESS_WHEN_CERTAIN = 3;
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    private RemovalGuard() {}

    /** Of members that are merely absent from a complete listing. */
    static boolean doubtsAbsence(long missing, long stored) {
        return missing > 0 && (missing >= stored || missing > Math.max(HARMLESS, stored / 2));
    }

    /** Of members the server itself called removed: only a whole calendar at once is doubted. */
    static boolean doubtsRemoval(long removed, long stored) {
        return removed > HARMLESS_WHEN_CERTAIN && removed >= stored;
    }

    /** Whether a second look may be taken now: at once for a person who waits, else a minute after the first. */
    static boolean maySettle(Trigger trigger, Instant firstSeen, Instant now) {
        return trigger == Trigger.MANUAL || !now.isBefore(firstSeen.plus(BETWEEN_LOOKS));
    }
}
