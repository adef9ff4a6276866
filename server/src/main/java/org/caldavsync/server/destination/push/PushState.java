package org.caldavsync.server.destination.push;

import java.net.URI;
import java.util.Optional;
import org.caldavsync.caldav.SyncState;
import org.caldavsync.http.Learned;
import org.caldavsync.server.destination.link.Validators;

/**
 * What the runs of a destination remember of its link and its calendar.
 *
 * @param calendar the calendar it writes to; empty: to be found
 * @param copy how far the stored copy of its listing has come
 * @param capabilities of the calendar's server, see {@link org.caldavsync.caldav.Capabilities#text}
 * @param link of the body that was read last
 * @param settled when that body leaves nothing to do; empty: something may be
 * @param hold what the brake holds
 */
record PushState(
        Optional<URI> calendar,
        SyncState copy,
        String capabilities,
        Learned learned,
        Learned linkLearned,
        Validators link,
        Optional<Settled> settled,
        Held hold) {

    /**
     * The last run left nothing undone.
     *
     * @param generation of the settings it ran with
     * @param total UIDs in its reading
     */
    record Settled(long generation, long total) {}

    /**
     * @param digest of the deletions that wait, see {@link Plan.Hold#digest}; empty: none
     * @param runId the run that held them; 0: none
     * @param linkChanged every deletion waits until a release, because the link is another one
     */
    record Held(String digest, long runId, boolean linkChanged) {
        static final Held NOTHING = new Held("", 0, false);
    }

    /** Before the first run. */
    static final PushState NONE = new PushState(
            Optional.empty(),
            SyncState.NONE,
            "",
            Learned.NOTHING,
            Learned.NOTHING,
            Validators.NONE,
            Optional.empty(),
            Held.NOTHING);
}
