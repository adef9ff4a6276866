package org.caldavsync.server.destination;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.caldavsync.http.HttpLimits;
import org.caldavsync.server.TestService;
import org.caldavsync.server.TestService.Reply;
import org.caldavsync.testkit.FeedServer;
import org.caldavsync.testkit.standin.Quirk;
import org.caldavsync.testkit.standin.StandInCalDav;
import org.caldavsync.testkit.standin.StandInCalendar;

/** A link, an account with the calendar “club”, and the service, which runs only by hand. */
final class PushScene implements AutoCloseable {
    private static final String LINK = "/all.ics";

    private final FeedServer link = FeedServer.start();
    private final StandInCalDav dav;
    private final StandInCalendar calendar;
    private TestService service;

    private PushScene(TestService service, Quirk... quirks) {
        this.service = service;
        this.dav = StandInCalDav.start(quirks);
        this.calendar = dav.newCalendar("club", 0);
    }

    static PushScene start(Path directory, Quirk... quirks) {
        return new PushScene(TestService.start(directory), quirks);
    }

    /** Goes on with another database, as if this one had been lost. */
    void loseDatabase(Path directory) {
        service.close();
        service = TestService.start(directory);
    }

    static PushScene start(Path directory, HttpLimits limits) {
        return new PushScene(TestService.start(directory, limits));
    }

    TestService service() {
        return service;
    }

    StandInCalDav dav() {
        return dav;
    }

    StandInCalendar calendar() {
        return calendar;
    }

    FeedServer link() {
        return link;
    }

    URI linkUri() {
        return link.uri(LINK);
    }

    void publish(String... events) {
        link.publish(LINK, LinkText.calendar(events));
    }

    /** Creates a destination from the link to the calendar and gives its id. */
    long create() {
        return create(dav.base(), "\"enabled\": true");
    }

    /** @param members more of the destination's members */
    long create(String members) {
        return create(dav.base(), members);
    }

    long create(URI account, String members) {
        String body = TestService.destination("Club", linkUri().toString(), account, "club");
        Reply created = service.post("/api/destinations", TestService.with(body, members));
        assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
        return created.body().path("destination").path("id").asLong();
    }

    Reply sync(long id) {
        return service.post("/api/destinations/" + id + "/sync", "");
    }

    /** Runs it and expects it to write and remove that many. */
    void expect(long id, int uploaded, int deleted) {
        Reply reply = sync(id);
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        assertThat(reply.body().path("uploaded").asInt(-1))
                .as(reply.body().toString())
                .isEqualTo(uploaded);
        assertThat(reply.body().path("deleted").asInt(-1))
                .as(reply.body().toString())
                .isEqualTo(deleted);
        assertThat(reply.body().path("failed").asInt(-1))
                .as(reply.body().toString())
                .isZero();
    }

    /** Somebody else's event in the calendar. */
    void foreign(String object, String... events) {
        calendar.put(object, LinkText.calendar(events).getBytes(UTF_8));
    }

    /** What the calendar holds, by summary. */
    List<String> summaries() {
        return of("SUMMARY");
    }

    /** One property of everything in the calendar. */
    List<String> of(String property) {
        return calendar.names().stream()
                .map(name -> LinkText.value(calendar.text(name).orElseThrow(), property))
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        service.close();
        dav.close();
        link.close();
    }
}
