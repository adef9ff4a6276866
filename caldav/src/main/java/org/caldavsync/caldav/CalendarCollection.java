package org.caldavsync.caldav;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.caldavsync.caldav.xml.Dav;
import org.caldavsync.caldav.xml.Element;
import org.caldavsync.caldav.xml.RequestBody;

/**
 * One calendar: what changed in it, its content, and conditional writes. Not for use by several threads at a time: it
 * learns as it goes. Every method may throw {@link CalDavException}, or {@link org.caldavsync.http.HttpFailure} when
 * there is no answer.
 */
public final class CalendarCollection {
    private final CollectionRequests requests;
    private final ChangeReader changes;
    private final Downloader downloader;
    private final MemberWriter writer;

    CalendarCollection(WebDav webDav, Clock clock, Href href, Capabilities known) {
        this.requests = new CollectionRequests(webDav, href, known);
        this.changes = new ChangeReader(requests, clock);
        this.downloader = new Downloader(requests, new SingleReader(webDav), clock);
        this.writer = new MemberWriter(webDav);
    }

    /** The collection, in the form that answers. */
    public Href href() {
        return requests.href();
    }

    /** As learned so far: to be stored after a run, whether it worked or not. */
    public Capabilities capabilities() {
        return requests.capabilities();
    }

    /**
     * Its state now, with one request.
     *
     * @throws CalDavException.NotFound when it is gone
     * @throws CalDavException.NotACalendar when something else is there now
     */
    public CalendarListing probe() {
        List<Resource> resources = new ArrayList<>();
        return switch (requests.propfind(0, CalendarProperties.ASKED, resources::add)) {
            case Reply.Refusal refusal -> throw refusal.asException();
            case Reply.Members members -> self(members, resources);
        };
    }

    /** The path in the answer may be another one than was asked (Synology), if it is the only one. */
    private static CalendarListing self(Reply.Members members, List<Resource> resources) {
        Resource self = resources.stream()
                .filter(resource -> resources.size() == 1 || resource.href().sameResource(members.address()))
                .findFirst()
                .orElseThrow(() -> new CalDavException.MalformedAnswer(members.evidence()));
        if (self.response().isGone()) {
            throw new CalDavException.NotFound(members.evidence());
        }
        if (!CalendarProperties.isCalendar(self.response())) {
            throw new CalDavException.NotACalendar(members.evidence());
        }
        return CalendarProperties.listing(self);
    }

    /**
     * What changed since {@code known}, best by a sync-collection report, else by listing everything. No request at all
     * where {@code seen} shows that nothing did.
     *
     * @param seen a {@link #probe}, or the calendar's part of its home's listing, read in this run
     * @param held how many members the caller's copy has; asked only where the server told of changes
     */
    public Changes changes(SyncState known, CalendarListing seen, IntSupplier held) {
        return changes.changes(known, seen, held);
    }

    /**
     * What changed since {@code known}, asked for at once: one request less than a {@link #probe} and {@link #changes}
     * where a change is expected. Empty where the server does not answer that, or a full listing is due.
     *
     * @param held how many members the caller's copy has; asked only where the server told of changes
     */
    public Optional<Changes.Delta> delta(SyncState known, IntSupplier held) {
        return changes.delta(known, held);
    }

    /**
     * Lists everything a second time and in another way: to be sure before many members count as deleted.
     *
     * @param seen as for {@link #changes}
     */
    public Changes.FullListing secondLook(SyncState known, CalendarListing seen) {
        return changes.secondLook(known, seen);
    }

    /**
     * Reads members, in batches that fit the server, one at a time in memory. {@code each} gets every wanted href
     * exactly once, in any order; it must not use this account's session.
     */
    public void fetch(Collection<Href> wanted, Consumer<Fetched> each) {
        downloader.fetch(wanted, each);
    }

    /**
     * Reads the events of that time with one request, for a look at the calendar: what a server cannot or will not tell
     * is missing, and several servers tell of other times too.
     */
    public void glance(Instant from, Instant to, Consumer<CalendarData> each) {
        Reply reply = requests.report(
                1,
                RequestBody.eventsDuring(from, to),
                resource -> resource.response()
                        .property(Dav.CALENDAR_DATA)
                        .map(Element::text)
                        .filter(text -> !text.isBlank())
                        .ifPresent(text -> each.accept(CalendarData.of(text))));
        if (reply instanceof Reply.Refusal refusal) {
            throw refusal.asException();
        }
    }

    /** Stores a new member: {@code If-None-Match: *}, which not all servers obey, so look at a listing before. */
    public PutResult create(Href member, CalendarData data) {
        return writer.create(href(), member, data);
    }

    /**
     * Replaces a member that still is in that version.
     *
     * @param etag known
     */
    public PutResult update(Href member, ETag etag, CalendarData data) {
        return writer.update(href(), member, etag, data);
    }

    /**
     * Deletes a member that still is in that version, without a scheduling message (RFC 6638 §8.1).
     *
     * @param etag known
     */
    public DeleteResult delete(Href member, ETag etag) {
        return writer.delete(href(), member, etag);
    }

    /**
     * Replaces a member in whatever version it is. Only for servers whose versions are no conditions, since they are weak
     * or not there, and only of what has just been read: what somebody stores in between is lost.
     */
    public PutResult overwrite(Href member, CalendarData data) {
        return writer.overwrite(href(), member, data);
    }

    /** Deletes a member in whatever version it is, with the reservations of {@link #overwrite}. */
    public DeleteResult erase(Href member) {
        return writer.erase(href(), member);
    }
}
