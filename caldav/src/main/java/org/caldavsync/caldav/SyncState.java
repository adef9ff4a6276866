package org.caldavsync.caldav;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a copy of a collection has come. The caller stores it together with what it took over, never before.
 *
 * @param revision the collection's, read before its changes were
 * @param readAt when that was read
 * @param listedAt when everything was last listed; {@link Instant#EPOCH} for never
 */
public record SyncState(Revision revision, Instant readAt, Instant listedAt) {
    /** Nothing has been copied yet. */
    public static final SyncState NONE = new SyncState(Revision.NONE, Instant.EPOCH, Instant.EPOCH);

    private static final Duration TRUST = Duration.ofHours(24);

    /** True when a copy in this state has all there is in {@code seen}, and needs no full listing yet. */
    public boolean isCurrent(Revision seen, Instant now) {
        return revision.sameAs(seen) && revision.isSettled(readAt) && !needsListing(now);
    }

    /**
     * The token to ask with. Where it names a second that was not over when it was read, a change of that second got the
     * same token: then a little is told twice rather than that never.
     */
    SyncToken since() {
        return revision.isSettled(readAt) ? revision.token() : revision.token().aSecondEarlier();
    }

    /** Tokens of several servers miss a change now and then, so that everything is compared once in 24 hours. */
    public boolean needsListing(Instant now) {
        return !now.isBefore(listedAt.plus(TRUST)) || now.isBefore(listedAt);
    }
}
