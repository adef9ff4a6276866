package org.caldavsync.caldav;

import java.net.URI;
import java.time.Clock;
import org.caldavsync.http.HttpSession;

/**
 * One account's calendars. Every method may throw {@link CalDavException}, or
 * {@link org.caldavsync.http.HttpFailure} when there is no answer. Safe for use by several threads.
 */
public final class CalDavClient {
    private final WebDav webDav;
    private final Clock clock;

    public CalDavClient(HttpSession session, Clock clock) {
        this.webDav = new WebDav(session, clock);
        this.clock = clock;
    }

    /**
     * Finds the calendars from whatever a person typed: server, principal, home or calendar. Never throws for what a
     * server or the network does: that is a {@link Discovery.NotFound}. Wrong credentials end it at once.
     *
     * @param typed absolute, http or https, without user information
     */
    public Discovery discover(URI typed) {
        return new Discoverer(webDav, Href.of(typed)).discover();
    }

    /** Lists a calendar home with one request; also tells which calendars changed, by {@link SyncState#isCurrent}. */
    public HomeListing calendars(URI home) {
        return new HomeReader(webDav).read(home);
    }

    /** One calendar, without a request. */
    public CalendarCollection collection(URI url, Capabilities known) {
        return new CalendarCollection(webDav, clock, Href.of(url), known);
    }

    /**
     * Makes a calendar for events (RFC 4791 §5.3.1, else RFC 5689).
     *
     * @param calendar its future address, a direct member of a home
     */
    public MakeCalendarResult makeCalendar(URI calendar, String displayName) {
        return new CalendarMaker(webDav).make(Href.of(calendar), displayName);
    }
}
