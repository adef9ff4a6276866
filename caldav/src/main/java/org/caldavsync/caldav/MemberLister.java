package org.caldavsync.caldav;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.caldavsync.caldav.Capabilities.Listing;
import org.caldavsync.caldav.xml.Dav;
import org.caldavsync.caldav.xml.DavResponse;
import org.caldavsync.caldav.xml.RequestBody;

/** Lists all members of a collection with their entity tags: by PROPFIND, else by a calendar-query for events. */
final class MemberLister {
    private static final Set<Integer> CANNOT_PROPFIND = Set.of(400, 403, 404, 405, 501);

    private final CollectionRequests requests;
    private final Clock clock;

    MemberLister(CollectionRequests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    private record Pass(Reply reply, List<Member> members, boolean complete) {
        boolean isRefused() {
            return reply instanceof Reply.Refusal;
        }

        boolean lacksETags() {
            return !members.isEmpty()
                    && members.stream().noneMatch(member -> member.etag().isKnown());
        }
    }

    /** In the way that worked the last time, else in the other one. */
    Changes.FullListing list(SyncState known, Revision seen) {
        Instant readAt = clock.instant();
        Listing usual = requests.capabilities().listing();
        Pass first = pass(usual);
        Pass best = first;
        if (needsOther(usual, first)) {
            Pass second = pass(Listing.QUERY);
            boolean better = !second.isRefused() && second.complete() && !second.lacksETags();
            if (better) {
                requests.learn(requests.capabilities().withListing(Listing.QUERY));
                best = second;
            }
        }
        return listing(best, known, new SyncState(seen, readAt, readAt));
    }

    /** In the way that is not the usual one. */
    Changes.FullListing listOtherwise(SyncState known, Revision seen) {
        Instant readAt = clock.instant();
        Listing usual = requests.capabilities().listing();
        Pass pass = pass(usual == Listing.PROPFIND ? Listing.QUERY : Listing.PROPFIND);
        return listing(pass, known, new SyncState(seen, readAt, readAt));
    }

    private static boolean needsOther(Listing usual, Pass first) {
        boolean refused = first.reply() instanceof Reply.Refusal refusal
                && !refusal.endsEverything()
                && CANNOT_PROPFIND.contains(refusal.status());
        return usual == Listing.PROPFIND && (refused || first.lacksETags());
    }

    private static Changes.FullListing listing(Pass pass, SyncState known, SyncState next) {
        if (pass.reply() instanceof Reply.Refusal refusal) {
            throw refusal.asException();
        }
        return new Changes.FullListing(pass.members(), pass.complete(), pass.complete() ? next : known);
    }

    private Pass pass(Listing way) {
        Taken taken = new Taken();
        Reply reply = switch (way) {
            case PROPFIND ->
                requests.propfind(1, List.of(Dav.RESOURCE_TYPE, Dav.GET_ETAG, Dav.GET_CONTENT_TYPE), taken);
            case QUERY -> requests.report(1, RequestBody.allEvents(), taken);
        };
        boolean complete = reply instanceof Reply.Members members && members.complete() && !taken.truncated;
        return new Pass(reply, List.copyOf(taken.members.values()), complete);
    }

    /** Collects members; the collection itself, other collections and what is gone are none. */
    private final class Taken implements Consumer<Resource> {
        private final Map<Href, Member> members = new LinkedHashMap<>();
        private boolean truncated;

        @Override
        public void accept(Resource resource) {
            DavResponse response = resource.response();
            if (resource.href().sameResource(requests.href())) {
                truncated |= !response.isSuccess();
            } else if (!response.isCollection() && !response.isGone() && !isFolder(response)) {
                Member member = new Member(resource.href(), ETag.lenient(response.text(Dav.GET_ETAG)));
                members.merge(
                        resource.href(),
                        member,
                        (before, after) -> before.etag().isKnown() ? before : after);
            }
        }

        private static boolean isFolder(DavResponse response) {
            return response.text(Dav.GET_CONTENT_TYPE).startsWith("httpd/unix-directory");
        }
    }
}
