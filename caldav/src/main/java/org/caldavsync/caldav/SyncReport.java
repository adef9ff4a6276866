package org.caldavsync.caldav;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caldavsync.caldav.xml.Dav;
import org.caldavsync.caldav.xml.DavResponse;
import org.caldavsync.caldav.xml.RequestBody;

/** The sync-collection report (RFC 6578 §3.2), read page by page until the server has no more. */
final class SyncReport {
    /** How it ended. Only what is {@link #DONE} says anything about the collection. */
    enum End {
        DONE,
        /** The server does not want this token, or cannot say so: try without one. */
        TOKEN_REFUSED,
        /** The server does not know the report. */
        UNSUPPORTED,
        /** Cut, malformed, or going in circles. */
        DAMAGED
    }

    private static final int MOST_PAGES = 10_000;

    private final CollectionRequests requests;
    private final Instant readAt;
    private final Map<Href, Member> changed = new LinkedHashMap<>();
    private final Set<Href> removed = new LinkedHashSet<>();
    private final SyncToken from;
    private SyncToken token;
    private boolean truncated;
    private End end = End.DAMAGED;

    private SyncReport(CollectionRequests requests, SyncToken token, Instant readAt) {
        this.requests = requests;
        this.from = token;
        this.token = token;
        this.readAt = readAt;
    }

    /**
     * Asks for everything that happened since.
     *
     * @throws CalDavException when the server refuses the login or asks for a pause
     */
    static SyncReport since(SyncToken token, CollectionRequests requests, Clock clock) {
        SyncReport report = new SyncReport(requests, token, clock.instant());
        report.end = report.read();
        return report;
    }

    End end() {
        return end;
    }

    List<Member> changed() {
        return List.copyOf(changed.values());
    }

    Set<Href> removed() {
        return removed;
    }

    /** Whether the server gave a new token, as if something had happened. */
    boolean moved() {
        return token.isKnown() && !token.sameAs(from);
    }

    Changes.Delta delta(SyncState known, Revision seen) {
        return new Changes.Delta(changed(), removed, new SyncState(next(seen), readAt, known.listedAt()));
    }

    Changes.FullListing fullListing(Revision seen) {
        return new Changes.FullListing(changed(), true, new SyncState(next(seen), readAt, readAt));
    }

    /** Without a token in the answer the one read before it is good: it only repeats what is in the answer. */
    private Revision next(Revision seen) {
        return new Revision(token.isKnown() ? token : seen.token(), seen.ctag());
    }

    private End read() {
        for (int page = 0; page < MOST_PAGES; page++) {
            truncated = false;
            SyncToken asked = token;
            Reply reply = requests.report(0, RequestBody.syncCollection(asked.text()), this::take);
            switch (reply) {
                case Reply.Refusal refusal -> {
                    return judge(refusal);
                }
                case Reply.Members members
                when !members.complete() -> {
                    return End.DAMAGED;
                }
                case Reply.Members members -> token = members.syncToken();
            }
            if (!truncated) {
                return End.DONE;
            }
            if (!token.isKnown() || token.sameAs(asked)) {
                return End.DAMAGED;
            }
        }
        return End.DAMAGED;
    }

    private void take(Resource resource) {
        DavResponse response = resource.response();
        boolean self = resource.href().sameResource(requests.href());
        if (self) {
            truncated |= response.status() == 507 || response.conditions().contains(Dav.TRUNCATED);
        } else if (response.isGone()) {
            changed.remove(resource.href());
            removed.add(resource.href());
        } else if (!response.isCollection()) {
            removed.remove(resource.href());
            Member member = new Member(resource.href(), ETag.lenient(response.text(Dav.GET_ETAG)));
            changed.merge(resource.href(), member, SyncReport::better);
        }
    }

    /** The later one, unless it says less: some servers name a member twice. */
    private static Member better(Member before, Member after) {
        return after.etag().isKnown() ? after : before;
    }

    /** Servers refuse a token with any of these, and not always with the condition of RFC 6578 §3.2. */
    private static End judge(Reply.Refusal refusal) {
        if (refusal.error().has(Dav.VALID_SYNC_TOKEN)) {
            return End.TOKEN_REFUSED;
        }
        if (refusal.isUnsupported()) {
            return End.UNSUPPORTED;
        }
        return switch (refusal.status()) {
            case 400, 403, 404, 409, 410, 412, 415, 418, 422, 500 -> {
                if (refusal.endsEverything()) {
                    throw refusal.asException();
                }
                yield End.TOKEN_REFUSED;
            }
            default -> throw refusal.asException();
        };
    }
}
