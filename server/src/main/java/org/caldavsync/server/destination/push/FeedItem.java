package org.caldavsync.server.destination.push;

import java.time.Instant;
import org.caldavsync.server.destination.link.ReadItem;
import org.caldavsync.server.run.EventStart;
import org.jspecify.annotations.Nullable;

/**
 * One event of the link.
 *
 * @param key under which the destination remembers it: its UID, or the one it had when it was first seen, in a link whose
 *     UIDs change with every download
 */
record FeedItem(String key, ReadItem read) {
    String uid() {
        return read.uid();
    }

    /** Of what would be written. */
    String fingerprint() {
        return read.fingerprint().hex();
    }

    String identity() {
        return read.identity();
    }

    String summary() {
        return read.summary();
    }

    @Nullable
    EventStart firstStart() {
        return read.firstStart();
    }

    @Nullable
    Instant lastEnd() {
        return read.lastEnd();
    }

    boolean emptySeries() {
        return read.emptySeries();
    }
}
