package org.caldavsync.server.destination.link;

import java.time.Instant;
import org.caldavsync.icalendar.Fingerprint;
import org.caldavsync.server.run.EventStart;
import org.jspecify.annotations.Nullable;

/**
 * One event of a link, with all its overrides: enough to plan with. Its text is had by {@link Reading#object}.
 *
 * @param uid unique in the reading
 * @param fingerprint of the event as it is to be written, whatever its UID
 * @param identity the same for the same start, end, summary and place, whatever the UID
 * @param summary for people, without escapes; may be empty
 * @param firstStart null: there is none, or it is not known
 * @param lastEnd null: there is none, or it is not known
 * @param emptySeries it certainly never happens; some servers fail on such an event
 */
public record ReadItem(
        String uid,
        Fingerprint fingerprint,
        String identity,
        String summary,
        @Nullable EventStart firstStart,
        @Nullable Instant lastEnd,
        boolean emptySeries) {}
