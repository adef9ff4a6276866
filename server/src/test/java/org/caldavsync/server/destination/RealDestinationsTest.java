package org.caldavsync.server.destination;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.caldavsync.server.TestService;
import org.caldavsync.server.TestService.Reply;
import org.caldavsync.testkit.CalDavServer;
import org.caldavsync.testkit.CalDavServers;
import org.caldavsync.testkit.FeedServer;
import org.caldavsync.testkit.ServerKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From a link to a calendar on a real server, and on through changes. What is there is read back through a source. */
@Tag("real")
class RealDestinationsTest {
    private static final String FOREIGN =
            ics(event("foreign@x", "Somebody else's").replaceAll("(ORGANIZER|ATTENDEE).*\n", ""));
    private static final List<String> HOSTILE_UIDS = List.of(
            "a/b?c#d%41..%2F ..", "\"quoted\" uid", "emoji-🎉-ü", "x".repeat(300), "../../other", "semi;colon,comma");

    @TempDir
    Path directory;

    private static String event(String uid, String summary) {
        return """
                BEGIN:VEVENT
                UID:%s
                DTSTAMP:20260101T000000Z
                DTSTART:20300105T100000Z
                DTEND:20300105T110000Z
                ORGANIZER:mailto:bob@example.org
                ATTENDEE:mailto:alice@example.org
                SUMMARY:%s
                END:VEVENT
                """.formatted(uid, summary);
    }

    private static String override(String uid, String summary) {
        return """
                BEGIN:VEVENT
                UID:%s
                RECURRENCE-ID:20300107T100000Z
                DTSTAMP:20260101T000000Z
                DTSTART:20300107T120000Z
                DTEND:20300107T130000Z
                SUMMARY:%s
                END:VEVENT
                """.formatted(uid, summary);
    }

    private static String ics(String... events) {
        return ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\n" + String.join("", events) + "END:VCALENDAR\n")
                .replace("\n", "\r\n");
    }

    @ParameterizedTest
    @EnumSource(names = {"RADICALE", "XANDIKOS", "SABRE", "CYRUS", "DAVICAL", "SOGO"})
    void a_link_becomes_a_calendar_and_stays_one(ServerKind kind) {
        CalDavServer server = CalDavServers.shared(kind);
        URI calendar = server.newCalendar("push-" + kind.name().toLowerCase(Locale.ROOT));
        String name = calendar.getPath().replaceAll(".*/([^/]+)/?$", "$1");
        assertThat(server.put(calendar.resolve("foreign.ics"), FOREIGN).statusCode())
                .isLessThan(300);
        try (TestService service = TestService.start(directory);
                FeedServer link = FeedServer.start()) {
            List<String> events = new ArrayList<>();
            HOSTILE_UIDS.forEach(uid -> events.add(event(uid, "Hostile " + HOSTILE_UIDS.indexOf(uid))));
            events.add(override("lonely@x", "Only one instance"));
            link.publish("/all.ics", ics(events.toArray(String[]::new)));
            var _ = service.post("/api/destinations", """
                    {"name": "Real", "ics_url": "%s", "caldav_url": "%s", "calendar_name": "%s", "username": "alice",
                     "password": "secret", "sync_interval_secs": 0}
                    """.formatted(link.uri("/all.ics"), server.entry(), name));

            expect(service, events.size(), 0);
            assertThat(feedOf(service, server, calendar))
                    .contains("SUMMARY:Hostile 0", "SUMMARY:Hostile 5", "SUMMARY:Only one instance")
                    .contains("SUMMARY:Somebody else's")
                    .doesNotContain("mailto:bob");
            expect(service, 0, 0);

            events.set(0, event(HOSTILE_UIDS.getFirst(), "Changed"));
            events.removeLast();
            link.publish("/all.ics", ics(events.toArray(String[]::new)));
            expect(service, 1, 1);
            expect(service, 0, 0);
            assertThat(feedOf(service, server, calendar))
                    .contains("SUMMARY:Changed", "SUMMARY:Somebody else's")
                    .doesNotContain("SUMMARY:Only one instance", "SUMMARY:Hostile 0");

            Reply removed = service.delete("/api/destinations/1?events=remove");
            assertThat(removed.status()).as(removed.body().toString()).isEqualTo(200);
            assertThat(feedOf(service, server, calendar))
                    .contains("SUMMARY:Somebody else's")
                    .doesNotContain("SUMMARY:Changed", "SUMMARY:Hostile");
        }
    }

    /** Each mode in a calendar of its own, with somebody else's event in it. */
    @ParameterizedTest
    @EnumSource(names = {"RADICALE", "XANDIKOS", "SABRE", "CYRUS", "DAVICAL", "SOGO"})
    void each_mode_removes_what_it_says_and_nothing_else(ServerKind kind) {
        CalDavServer server = CalDavServers.shared(kind);
        try (TestService service = TestService.start(directory);
                FeedServer link = FeedServer.start()) {
            for (String mode : List.of("none", "owned", "mirror")) {
                URI calendar = server.newCalendar(mode + "-" + kind.name().toLowerCase(Locale.ROOT));
                String foreign = FOREIGN.replace("UID:", "UID:" + mode + "-");
                assertThat(server.put(calendar.resolve("foreign.ics"), foreign).statusCode())
                        .isLessThan(300);
                String name = calendar.getPath().replaceAll(".*/([^/]+)/?$", "$1");
                String path = "/" + mode + ".ics";
                link.publish(path, ics(event(mode + "-stays", "Stays"), event(mode + "-goes", "Goes")));
                Reply created =
                        service.post("/api/destinations", """
                        {"name": "%1$s", "ics_url": "%2$s", "caldav_url": "%3$s", "calendar_name": "%4$s",
                         "username": "alice", "password": "secret", "sync_interval_secs": 0, "deletions": "%1$s"}
                        """.formatted(mode, link.uri(path), server.entry(), name));
                long id = created.body().path("destination").path("id").asLong();
                boolean mirror = mode.equals("mirror");
                expect(service, id, 2, mirror ? 1 : 0);

                link.publish(path, ics(event(mode + "-stays", "Changed"), event(mode + "-comes", "Comes")));
                expect(service, id, 2, mode.equals("none") ? 0 : 1);
                expect(service, id, 0, 0);

                String left = feedOf(service, server, calendar);
                assertThat(left).contains("SUMMARY:Changed", "SUMMARY:Comes");
                assertThat(left.contains("SUMMARY:Goes")).isEqualTo(mode.equals("none"));
                assertThat(left.contains("SUMMARY:Somebody else's")).isEqualTo(!mirror);
            }
        }
    }

    private static void expect(TestService service, int uploaded, int deleted) {
        expect(service, 1, uploaded, deleted);
    }

    private static void expect(TestService service, long id, int uploaded, int deleted) {
        Reply reply = service.post("/api/destinations/" + id + "/sync", "");
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        assertThat(reply.body().path("uploaded").asInt())
                .as(reply.body().toString())
                .isEqualTo(uploaded);
        assertThat(reply.body().path("deleted").asInt())
                .as(reply.body().toString())
                .isEqualTo(deleted);
        assertThat(reply.body().path("failed").asInt())
                .as(reply.body().toString())
                .isZero();
    }

    /** What the calendar holds now, as the service itself pulls it. */
    private static String feedOf(TestService service, CalDavServer server, URI calendar) {
        String path = calendar.getPath().replaceAll(".*/([^/]+)/?$", "$1");
        if (service.feed(path).statusCode() == 404) {
            String source = TestService.source(path, server.entry(), path);
            var _ = service.post("/api/sources", source.replace("}", ", \"calendars\": [\"" + calendar + "\"]}"));
        }
        for (JsonNode source : service.get("/api/sources").body().path("sources")) {
            if (source.path("ics_path").asText().equals(path)) {
                Reply pulled = service.post("/api/sources/" + source.path("id").asLong() + "/sync", "");
                assertThat(pulled.status()).as(pulled.body().toString()).isEqualTo(200);
            }
        }
        return service.feed(path).body().replace("\r\n ", "");
    }
}
