package org.caldavsync.caldav;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.caldavsync.http.HttpLimits;
import org.caldavsync.testkit.ScriptedServer;

/** The calendar {@code /cal/} of a server that says what a test wants, read at a fixed time. */
final class ScriptedCalendar implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    /** More members in the copy than any scripted answer names. */
    static final int MANY = 1_000;

    private final ScriptedServer server = ScriptedServer.start();
    private final TestClient client =
            TestClient.anonymous(server.uri("/"), HttpLimits.DEFAULTS, Clock.fixed(NOW, ZoneOffset.UTC));
    private final CalendarCollection collection = client.collection(server.uri("/cal/"));

    ScriptedServer server() {
        return server;
    }

    CalendarCollection collection() {
        return collection;
    }

    /** The member of that name, without its extension. */
    Href href(String name) {
        return Href.of(server.uri("/cal/")).member(name + ".ics");
    }

    /** What changed from one token to another; blank where the server has none. */
    Changes changes(String knownToken, String seenToken, int held) {
        return collection.changes(known(knownToken), seen(seenToken), () -> held);
    }

    CalendarListing seen(String token) {
        Href href = Href.of(server.uri("/cal/"));
        return new CalendarListing(href, "Calendar", "", Set.of(), Set.of(), revision(token), Set.of(), Long.MAX_VALUE);
    }

    /** A copy that is ten minutes old. */
    static SyncState known(String token) {
        return new SyncState(revision(token), NOW.minusSeconds(600), NOW.minusSeconds(600));
    }

    static Revision revision(String token) {
        return new Revision(new SyncToken(token), CTag.NONE);
    }

    static Changes.Delta delta(Changes changes) {
        assertThat(changes).isInstanceOf(Changes.Delta.class);
        return (Changes.Delta) changes;
    }

    static Changes.FullListing listing(Changes changes) {
        assertThat(changes).isInstanceOf(Changes.FullListing.class);
        return (Changes.FullListing) changes;
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
