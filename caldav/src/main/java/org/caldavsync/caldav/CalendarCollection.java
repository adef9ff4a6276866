package org.caldavsync.caldav;

import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.function.Consumer;
import org.caldavsync.http.HttpSession;

/**
 * One calendar: what changed in it, its content, and conditional writes. Not for use by several threads at a time: it
 * learns as it goes. Every method may throw {@link CalDavException}, or {@link org.caldavsync.http.HttpFailure} when
 * there is no answer.
 */
@SuppressWarnings({"DoNotCallSuggester", "ObjectToString"})
public final class CalendarCollection {
    private final HttpSession session;
    private final Clock clock;
    private final URI url;
    private final Capabilities capabilities;

    CalendarCollection(HttpSession session, Clock clock, URI url, Capabilities known) {
        this.session = session;
        this.clock = clock;
        this.url = url;
        this.capabilities = known;
    }

    /** The collection, in the form that answers. */
    public Href href() {
        return Href.of(url);
    }

    /** As learned so far: to be stored after a run, whether it worked or not. */
    public Capabilities capabilities() {
        return capabilities;
    }

    /**
     * Its state now, with one request.
     *
     * @throws CalDavException.NotFound when it is gone
     * @throws CalDavException.NotACalendar when something else is there now
     */
    public CalendarListing probe() {
        throw new UnsupportedOperationException(session + " " + clock);
    }

    /**
     * What changed since {@code known}, best by a sync-collection report, else by listing everything.
     *
     * @param seen a {@link #probe}, or the calendar's part of its home's listing, read in this run
     */
    public Changes changes(SyncState known, CalendarListing seen) {
        throw new UnsupportedOperationException(known + " " + seen);
    }

    /**
     * Lists everything a second time and in another way: to be sure before many members count as deleted.
     *
     * @param seen as for {@link #changes}
     */
    public Changes.FullListing secondLook(SyncState known, CalendarListing seen) {
        throw new UnsupportedOperationException(known + " " + seen);
    }

    /**
     * Reads members, in batches that fit the server, one at a time in memory. {@code each} gets every wanted href
     * exactly once, in any order; it must not use this account's session.
     */
    public void fetch(Collection<Href> wanted, Consumer<Fetched> each) {
        throw new UnsupportedOperationException(wanted + " " + each);
    }

    /** Stores a new member: {@code If-None-Match: *}, which not all servers obey, so look at a listing before. */
    public PutResult create(Href member, CalendarData data) {
        throw new UnsupportedOperationException(member + " " + data);
    }

    /**
     * Replaces a member that still is in that version.
     *
     * @param etag known
     */
    public PutResult update(Href member, ETag etag, CalendarData data) {
        throw new UnsupportedOperationException(member + " " + etag + data);
    }

    /**
     * Deletes a member that still is in that version, without a scheduling message (RFC 6638 §8.1).
     *
     * @param etag known
     */
    public DeleteResult delete(Href member, ETag etag) {
        throw new UnsupportedOperationException(member + " " + etag);
    }
}
