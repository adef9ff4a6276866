package org.caldavsync.server.source.pull;

import java.time.Instant;
import org.caldavsync.caldav.ETag;
import org.caldavsync.caldav.Href;
import org.caldavsync.server.run.EventStart;
import org.jspecify.annotations.Nullable;

/**
 * A member of a calendar, to be stored.
 *
 * @param content as it came
 * @param fingerprint what it means, see {@link org.caldavsync.icalendar.Fingerprint}
 * @param summary for people; may be empty
 * @param firstStart null where none can be told
 * @param lastEnd null where it has none, or none can be told
 * @param problem why it cannot be in the feed; null where it can
 */
@SuppressWarnings("ArrayRecordComponent") // Carried from the parser to the store, never compared.
record Item(
        Href href,
        ETag etag,
        String uid,
        byte[] content,
        String fingerprint,
        String summary,
        @Nullable EventStart firstStart,
        @Nullable Instant lastEnd,
        @Nullable String problem) {}
