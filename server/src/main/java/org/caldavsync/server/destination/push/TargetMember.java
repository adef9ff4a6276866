package org.caldavsync.server.destination.push;

import java.time.Instant;
import org.caldavsync.caldav.ETag;
import org.caldavsync.caldav.Href;
import org.jspecify.annotations.Nullable;

/**
 * A member of the calendar that is written to, as last seen.
 *
 * @param uid of the one event it holds; empty where it holds something else or cannot be read: then nothing touches it
 * @param fingerprint of what the server has in this version; empty where that has not been read
 * @param summary for people; may be empty
 * @param lastEnd null where it has no end or none is known
 */
record TargetMember(
        Href href,
        ETag etag,
        String uid,
        String fingerprint,
        String summary,
        @Nullable Instant firstStart,
        @Nullable Instant lastEnd) {

    boolean isEvent() {
        return !uid.isEmpty();
    }

    boolean isOver(Instant now) {
        return lastEnd != null && !lastEnd.isAfter(now);
    }

    /** The same member in another version, of which nothing is known but that it differs. */
    TargetMember changed(ETag other) {
        return new TargetMember(href, other, uid, "", summary, firstStart, lastEnd);
    }
}
