package org.caldavsync.server.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.caldavsync.server.TestService;
import org.caldavsync.testkit.Answer;
import org.caldavsync.testkit.standin.StandInCalDav;
import org.caldavsync.testkit.standin.StandInCalendar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
class DiscoverySampleTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-24T08:00:00Z"), ZoneId.of("Europe/Berlin"));

    @TempDir
    Path directory;

    private StandInCalDav server;
    private TestService service;

    @BeforeEach
    void start() throws Exception {
        server = StandInCalDav.start();
        service = TestService.start(directory, Map.of(), NOW);
    }

    @AfterEach
    void stop() {
        service.close();
        server.close();
    }

    private static byte[] event(String uid, String lines) {
        return ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\nBEGIN:VEVENT\nUID:" + uid
                        + "\nDTSTAMP:20260101T000000Z\nSUMMARY:" + uid + "\n" + lines
                        + "\nEND:VEVENT\nEND:VCALENDAR\n")
                .replace("\n", "\r\n")
                .getBytes(UTF_8);
    }

    private JsonNode calendars(String more) {
        return service.post("/api/discover", """
                        {"url": "%s", "username": "alice", "password": "secret"%s}
                        """.formatted(server.base(), more))
                .body()
                .path("calendars");
    }

    private static JsonNode named(JsonNode calendars, String name) {
        for (JsonNode calendar : calendars) {
            if (calendar.path("href").asText().contains("/" + name + "/")) {
                return calendar;
            }
        }
        throw new AssertionError(name + " is not among " + calendars);
    }

    @Test
    void tells_how_much_is_in_each_calendar_and_what_comes_next() {
        StandInCalendar calendar = server.newCalendar("work", 0);
        calendar.put("a.ics", event("Past", "DTSTART:20261101T090000Z"));
        calendar.put("b.ics", event("Standup", "DTSTART:20261120T090000Z\nDURATION:PT15M\nRRULE:FREQ=DAILY"));
        calendar.put("c.ics", event("Holiday", "DTSTART;VALUE=DATE:20261126"));
        calendar.put("d.ics", event("Next year", "DTSTART:20270601T090000Z"));
        server.newCalendar("empty", 0);

        JsonNode found = calendars(", \"sample\": true");

        JsonNode work = named(found, "work");
        assertThat(work.path("event_count").asInt()).isEqualTo(4);
        assertThat(work.path("next_events").toString()).isEqualTo("""
                        [{"summary":"Standup","start":"2026-11-24T09:00:00Z","all_day":false},\
                        {"summary":"Standup","start":"2026-11-25T09:00:00Z","all_day":false},\
                        {"summary":"Holiday","start":"2026-11-26","all_day":true}]""");
        assertThat(named(found, "empty").path("event_count").asInt(-1)).isZero();
        assertThat(named(found, "empty").path("next_events")).isEmpty();
    }

    @Test
    void leaves_out_a_calendar_that_does_not_answer_and_all_where_nobody_asked() {
        server.newCalendar("work", 2);
        server.newCalendar("broken", 2);
        server.faults(
                request -> request.method().equals("REPORT") && request.path().contains("/broken/")
                        ? Optional.of(Answer.status(503))
                        : Optional.empty());

        JsonNode found = calendars(", \"sample\": true");

        assertThat(named(found, "work").path("event_count").asInt()).isEqualTo(2);
        assertThat(named(found, "broken").path("event_count").isNull()).isTrue();
        assertThat(named(found, "broken").path("next_events").isNull()).isTrue();
        assertThat(named(calendars(""), "work").path("event_count").isNull()).isTrue();
        assertThat(calendars(", \"sample\": 1")).isEmpty();
    }
}
