package org.caldavsync.server.destination;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.caldavsync.server.TestService;
import org.caldavsync.server.openapi.OpenApiContract;
import org.caldavsync.testkit.Answer;
import org.caldavsync.testkit.FeedServer;
import org.caldavsync.testkit.ReceivedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code POST /api/inspect}, as the dashboard asks it. */
class InspectTest {
    private static final String CALENDAR = """
            BEGIN:VCALENDAR
            X-WR-CALNAME:Club
            X-APPLE-CALENDAR-COLOR:#aabbccff
            BEGIN:VEVENT
            UID:weekly
            DTSTAMP:20260101T000000Z
            DTSTART;TZID=Europe/Berlin:20260105T100000
            DTEND;TZID=Europe/Berlin:20260105T110000
            RRULE:FREQ=WEEKLY;COUNT=100
            SUMMARY:Training\\, hall 2
            LOCATION:Hall
            END:VEVENT
            BEGIN:VEVENT
            UID:party
            DTSTAMP:20260101T000000Z
            DTSTART;VALUE=DATE:20261125
            SUMMARY:Party
            END:VEVENT
            BEGIN:VEVENT
            UID:old
            DTSTAMP:20260101T000000Z
            DTSTART:20250301T100000
            SUMMARY:Old
            END:VEVENT
            BEGIN:VEVENT
            UID:never
            DTSTAMP:20260101T000000Z
            DTSTART:20260301T100000Z
            RRULE:FREQ=DAILY;COUNT=1
            EXDATE:20260301T100000Z
            SUMMARY:Never
            END:VEVENT
            BEGIN:VEVENT
            UID:broken
            DTSTAMP:20260101T000000Z
            DTSTART:someday
            END:VEVENT
            BEGIN:VTODO
            UID:task
            DTSTAMP:20260101T000000Z
            END:VTODO
            END:VCALENDAR
            """.replace("\n", "\r\n");

    @TempDir
    Path directory;

    private FeedServer server;
    private TestService service;

    @BeforeEach
    void start() {
        server = FeedServer.start();
        Clock clock = Clock.fixed(Instant.parse("2026-11-22T07:44:17Z"), ZoneId.of("Europe/Berlin"));
        service = TestService.start(directory, Map.of(), clock);
    }

    @AfterEach
    void stop() {
        service.close();
        server.close();
    }

    private TestService.Reply inspect(String target, String more) {
        return service.post("/api/inspect", "{\"ics_url\": \"" + server.uri(target) + "\"" + more + "}");
    }

    @Test
    void tells_what_is_in_a_link() {
        server.publish("/a.ics", CALENDAR);

        TestService.Reply reply = inspect("/a.ics", "");
        JsonNode calendar = reply.body().path("calendar");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.message()).isEqualTo("Found 4 events.");
        assertThat(calendar.path("name").asText()).isEqualTo("Club");
        assertThat(calendar.path("color").asText()).isEqualTo("#AABBCC");
        assertThat(calendar.path("events").asInt()).isEqualTo(4);
        assertThat(calendar.path("unsupported").asInt()).isEqualTo(1);
        assertThat(calendar.path("complete").asBoolean()).isTrue();
        assertThat(calendar.path("first_start").asText()).isEqualTo("2025-03-01T09:00:00Z");
        assertThat(calendar.path("last_end").asText()).isEqualTo("2027-11-29T10:00:00Z");
        assertThat(calendar.path("zones").toString())
                .isEqualTo("[{\"name\":\"Europe/Berlin\",\"events\":1},{\"name\":\"UTC\",\"events\":1}]");
        assertThat(calendar.path("floating_percent").asInt()).isEqualTo(25);
        assertThat(calendar.at("/problems").findValuesAsText("kind")).containsExactly("broken", "never_happens");
        assertThat(calendar.at("/problems/0/example").asText()).contains("VEVENT at line", "no valid DTSTART");
        assertThat(calendar.at("/problems/1/example").asText()).isEqualTo("Never");
    }

    @Test
    void shows_what_happens_next() {
        server.publish("/a.ics", CALENDAR);

        JsonNode next = inspect("/a.ics", "").body().at("/calendar/next");

        assertThat(next.findValuesAsText("start"))
                .containsExactly(
                        "2026-11-23T09:00:00Z",
                        "2026-11-25",
                        "2026-11-30T09:00:00Z",
                        "2026-12-07T09:00:00Z",
                        "2026-12-14T09:00:00Z");
        assertThat(next.at("/0/summary").asText()).isEqualTo("Training, hall 2");
        assertThat(next.at("/1/end").asText()).isEqualTo("2026-11-26");
    }

    @Test
    void reads_floating_times_in_the_zone_that_was_sent() {
        server.publish("/a.ics", CALENDAR);

        JsonNode calendar = inspect("/a.ics", ", \"time_zone\": \"America/New_York\"")
                .body()
                .path("calendar");

        assertThat(calendar.path("first_start").asText()).isEqualTo("2025-03-01T15:00:00Z");
    }

    @Test
    void says_why_a_link_cannot_be_read_and_what_came_instead() throws Exception {
        server.answer("/a.ics", Answer.status(200).body("text/html", "<html><body>Sign in first</body></html>"));

        TestService.Reply reply = inspect("/a.ics", "");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().path("status").asText()).isEqualTo("error");
        assertThat(reply.body().path("reason").asText()).isEqualTo("not_calendar");
        assertThat(reply.body().path("excerpt").asText()).isEqualTo("<html><body>Sign in first</body></html>");
        assertThat(reply.message()).contains("a web page").contains("Nothing was changed");
        assertThat(inspect("/none.ics", "").body().path("reason").asText()).isEqualTo("not_found");
        assertThat(service.post("/api/inspect", "{\"ics_url\": \"source:7\"}")
                        .body()
                        .path("reason")
                        .asText())
                .isEqualTo("source_missing");
        assertThat(service.post("/api/inspect", "{\"ics_url\": \"http://127.0.0.1:1/\"}")
                        .body()
                        .path("reason")
                        .asText())
                .isEqualTo("unreachable");
    }

    @Test
    void signs_in_with_what_was_typed_into_the_address() {
        server.publish("/a.ics", CALENDAR);
        server.answer("/b.ics", Answer.status(401).header("WWW-Authenticate", "Basic realm=\"x\""));
        String address = server.uri("/b.ics").toString().replace("http://", "http://alice:s%40cret@");

        TestService.Reply reply = service.post("/api/inspect", "{\"ics_url\": \"" + address + "\"}");

        assertThat(reply.body().path("reason").asText()).isEqualTo("unauthorized");
        assertThat(reply.body().toString()).doesNotContain("cret");
        ReceivedRequest last = server.requests().getLast();
        assertThat(last.header("Authorization")).contains("Basic YWxpY2U6c0BjcmV0");
    }

    @Test
    void lists_every_bad_member() {
        TestService.Reply reply = service.post(
                "/api/inspect",
                "{\"ics_url\": \"ftp://example.com/a\", \"time_zone\": \"Mars\", \"ics_auth\": \"none\"}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.errorOf("ics_url")).startsWith("must be an http");
        assertThat(reply.errorOf("time_zone")).isNotEmpty();
        assertThat(reply.errorOf("ics_auth")).isNotEmpty();
    }

    @Test
    void answers_as_described() throws Exception {
        OpenApiContract contract = OpenApiContract.load();
        server.publish("/a.ics", CALENDAR);

        for (String target : List.of("/a.ics", "/none.ics")) {
            TestService.Reply reply = inspect(target, "");
            assertThat(contract.problems(
                            "POST /api/inspect", reply.status(), reply.body().toString()))
                    .isEmpty();
        }
    }
}
