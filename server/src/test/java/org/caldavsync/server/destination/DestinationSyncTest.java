package org.caldavsync.server.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.caldavsync.server.TestService;
import org.caldavsync.server.TestService.Reply;
import org.caldavsync.testkit.FeedServer;
import org.caldavsync.testkit.standin.StandInCalDav;
import org.caldavsync.testkit.standin.StandInCalendar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A link and a calendar, and what the service makes of the two. */
@Tag("store")
class DestinationSyncTest {
    @TempDir
    Path directory;

    private TestService service;
    private FeedServer link;
    private StandInCalDav dav;
    private StandInCalendar calendar;

    @BeforeEach
    void start() {
        link = FeedServer.start();
        dav = StandInCalDav.start();
        calendar = dav.newCalendar("club", 0);
        service = TestService.start(directory);
    }

    @AfterEach
    void stop() {
        service.close();
        dav.close();
        link.close();
    }

    private static String event(String uid, String summary) {
        return """
                BEGIN:VEVENT
                UID:%s
                DTSTAMP:20260101T000000Z
                DTSTART:20300105T100000Z
                DTEND:20300105T110000Z
                SUMMARY:%s
                END:VEVENT
                """.formatted(uid, summary);
    }

    private static String ics(String... events) {
        return ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\n" + String.join("", events) + "END:VCALENDAR\n")
                .replace("\n", "\r\n");
    }

    private void publish(String... events) {
        link.publish("/all.ics", ics(events));
    }

    private Reply create(String more) {
        return service.post("/api/destinations", """
                {"name": "Club", "ics_url": "%s", "caldav_url": "%s", "calendar_name": "club", "username": "alice",
                 "password": "secret", "sync_interval_secs": 0 %s}
                """.formatted(link.uri("/all.ics"), dav.base(), more));
    }

    private Reply sync() {
        return service.post("/api/destinations/1/sync", "");
    }

    /** What the calendar holds, by summary. */
    private List<String> summaries() {
        return calendar.names().stream()
                .map(name -> calendar.text(name).orElseThrow())
                .map(text -> text.replaceAll("(?s).*\\nSUMMARY:([^\\r\\n]*).*", "$1"))
                .sorted()
                .toList();
    }

    @Test
    void events_get_there_once_and_follow_the_link() {
        publish(event("a", "First"), event("b", "Second"));
        assertThat(create("").status()).isEqualTo(201);

        Reply first = sync();
        assertThat(first.status()).as(first.body().toString()).isEqualTo(200);
        assertThat(first.body().path("uploaded").asInt()).isEqualTo(2);
        assertThat(summaries()).containsExactly("First", "Second");

        Reply second = sync();
        assertThat(second.body().path("uploaded").asInt()).isZero();
        assertThat(second.body().path("skipped").asInt()).isEqualTo(2);

        publish(event("a", "First, moved"), event("c", "Third"));
        Reply third = sync();
        assertThat(third.body().path("uploaded").asInt())
                .as(third.body().toString())
                .isEqualTo(2);
        assertThat(third.body().path("deleted").asInt()).isEqualTo(1);
        assertThat(summaries()).containsExactly("First, moved", "Third");
    }

    @Test
    void nothing_is_removed_while_a_part_of_the_link_that_nobody_can_name_is_broken() {
        publish(event("a", "First"), event("b", "Second"));
        assertThat(create("").status()).isEqualTo(201);
        assertThat(sync().body().path("uploaded").asInt()).isEqualTo(2);
        String[] many = new String[30];
        Arrays.setAll(many, i -> event("more-" + i, "More"));
        String nameless = event("", "Second").replace("DTSTART:20300105T100000Z", "DTSTART:soon");

        publish(String.join("", many), event("a", "First"), nameless);
        Reply held = sync();

        assertThat(held.body().path("deleted").asInt()).isZero();
        assertThat(held.body().path("held").asInt()).as(held.body().toString()).isEqualTo(1);
        assertThat(summaries()).contains("Second");
    }
}
