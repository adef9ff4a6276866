package org.caldavsync.caldav;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Finds out what changed in a collection with the least the server can be brought to say (RFC 6578, else listings). */
final class ChangeReader {
    private static final Duration SYNC_PAUSE = Duration.ofHours(24);

    private final CollectionRequests requests;
    private final MemberLister lister;
    private final Clock clock;

    ChangeReader(CollectionRequests requests, Clock clock) {
        this.requests = requests;
        this.lister = new MemberLister(requests, clock);
        this.clock = clock;
    }

    Changes changes(SyncState known, CalendarListing seen, IntSupplier held) {
        Instant now = clock.instant();
        if (known.isCurrent(seen.revision(), now)) {
            return new Changes.Unchanged();
        }
        boolean maySync = seen.mayKnowSyncCollection()
                && !now.isBefore(requests.capabilities().noSyncBefore());
        if (!maySync) {
            return lister.list(known, seen.revision());
        }
        if (!known.needsListing(now) && known.revision().token().isKnown()) {
            return since(known, seen, held);
        }
        return seen.revision().token().isKnown() ? lister.list(known, seen.revision()) : fromTheBeginning(known, seen);
    }

    Optional<Changes.Delta> delta(SyncState known, IntSupplier held) {
        Instant now = clock.instant();
        boolean maySync = known.revision().token().isKnown()
                && !known.needsListing(now)
                && !now.isBefore(requests.capabilities().noSyncBefore());
        if (!maySync) {
            return Optional.empty();
        }
        SyncReport report = SyncReport.since(known.since(), requests, clock);
        return report.end() == SyncReport.End.DONE && !hidesRemovals(report, held)
                ? Optional.of(report.delta(known, new Revision(known.revision().token(), CTag.NONE)))
                : Optional.empty();
    }

    Changes.FullListing secondLook(SyncState known, CalendarListing seen) {
        return lister.listOtherwise(known, seen.revision());
    }

    private Changes since(SyncState known, CalendarListing seen, IntSupplier held) {
        SyncReport report = SyncReport.since(known.since(), requests, clock);
        return switch (report.end()) {
            case DONE ->
                hidesRemovals(report, held)
                        ? lister.list(known, seen.revision())
                        : report.delta(known, seen.revision());
            case TOKEN_REFUSED -> fromTheBeginning(known, seen);
            case UNSUPPORTED -> withoutSync(known, seen);
            case DAMAGED -> lister.list(known, seen.revision());
        };
    }

    /**
     * DAViCal and SOGo answer a token they have forgotten with all members, or none, and no removal. What is gone
     * meanwhile only a listing tells.
     */
    private static boolean hidesRemovals(SyncReport report, IntSupplier copy) {
        if (!report.removed().isEmpty()) {
            return false;
        }
        int held = copy.getAsInt();
        int changed = report.changed().size();
        return held > 0 && (changed == 0 ? report.moved() : changed * 2L >= held);
    }

    /** Shows whether the report works at all, when it was refused for one token. */
    private Changes fromTheBeginning(SyncState known, CalendarListing seen) {
        SyncReport report = SyncReport.since(SyncToken.NONE, requests, clock);
        return switch (report.end()) {
            case DONE -> report.fullListing(seen.revision());
            case TOKEN_REFUSED, UNSUPPORTED -> withoutSync(known, seen);
            case DAMAGED -> lister.list(known, seen.revision());
        };
    }

    private Changes withoutSync(SyncState known, CalendarListing seen) {
        requests.learn(requests.capabilities().withNoSyncBefore(clock.instant().plus(SYNC_PAUSE)));
        return lister.list(known, seen.revision());
    }
}
