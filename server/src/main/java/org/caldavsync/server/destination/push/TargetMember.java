package org.caldavsync.server.destination.push;

import java.time.Instant;
import org.caldavsync.caldav.ETag;
import org.caldavsync.caldav.Href;
import org.caldavsync.server.run.EventStart;
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
        @Nullable EventStart firstStart,
        @Nullable Instant lastEnd) {

    boolean isEvent() {
        return !uid.isEmpty();
    }

    boolean isOver(Instant now) {
        return lastEnd != null && !lastEnd.isAfter(now);
    }

    /**
     * Whether that, read later, means the same, and has no version that a write could be conditional on: then reading it
     * first is all that can be done.
     */
    boolean isStill(TargetMember now) {
        return !now.etag.isStrong() && meansTheSameAs(now);
    }

    /** Whether both have been read, and hold the same event with the same content. */
    boolean meansTheSameAs(TargetMember other) {
        return uid.equals(other.uid) && !fingerprint.isEmpty() && fingerprint.equals(other.fingerprint);
    }

    /** The same member in another version, of which nothing is known but that it differs. */
    TargetMember changed(ETag other) {
        return new TargetMember(href, other, uid, "", summary, firstStart, lastEnd);
    }
}
