package org.caldavsync.server.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.caldavsync.server.TestService.source;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.caldavsync.server.TestService;
import org.caldavsync.server.TestService.Reply;
import org.caldavsync.testkit.Answer;
import org.caldavsync.testkit.standin.StandInCalDav;
import org.caldavsync.testkit.standin.StandInCalendar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One source against a server that does what it is told. */
@Tag("store")
class SourceSyncTest {
    @TempDir
    Path directory;

    private StandInCalDav server;
    private TestService service;

    @BeforeEach
    void start() {
        server = StandInCalDav.start();
        service = TestService.start(directory);
    }

    @AfterEach
    void stop() {
        service.close();
        server.close();
    }

    static String event(String uid, String summary) {
        return """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//test//EN
                BEGIN:VEVENT
                UID:%s
                DTSTAMP:20260101T000000Z
                DTSTART;TZID=Europe/Berlin:20260301T100000
                DTEND;TZID=Europe/Berlin:20260301T110000
                SUMMARY:%s
                END:VEVENT
                END:VCALENDAR
                """.formatted(uid, summary).replace("\n", "\r\n");
    }

    private void put(StandInCalendar calendar, String name, String uid, String summary) {
        calendar.put(name, event(uid, summary).getBytes(UTF_8));
    }

    @CanIgnoreReturnValue
    private Reply sync() {
        return service.post("/api/sources/1/sync", "");
    }

    @Test
    void the_feed_has_every_event_of_every_calendar() {
        put(server.newCalendar("work", 0), "a.ics", "a@x", "Meeting");
        put(server.newCalendar("home", 0), "b.ics", "b@x", "Dinner");
        service.post("/api/sources", source("Family", server.base(), "family"));

        Reply synced = sync();

        assertThat(synced.status()).as(synced.body().toString()).isEqualTo(200);
        assertThat(synced.body().path("events").asInt()).isEqualTo(2);
        assertThat(synced.body().path("calendars").asInt()).isEqualTo(2);
        assertThat(synced.body().path("run_id").asInt()).isEqualTo(1);
        assertThat(service.feed("family").body())
                .contains("UID:a@x", "SUMMARY:Meeting", "UID:b@x", "BEGIN:VTIMEZONE", "TZID:Europe/Berlin");
        assertThat(service.get("/api/sources/1")
                        .body()
                        .at("/source/last_sync_status")
                        .asText())
                .isEqualTo("ok");
        assertThat(service.get("/api/sources/1")
                        .body()
                        .at("/source/event_count")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void a_feed_that_was_never_synchronised_is_404() {
        service.post("/api/sources", source("Family", server.base(), "family"));

        assertThat(service.feed("family").statusCode()).isEqualTo(404);
    }

    @Test
    void nothing_new_costs_one_request_and_leaves_the_feed_alone() {
        StandInCalendar work = server.newCalendar("work", 20);
        server.newCalendar("home", 20);
        service.post("/api/sources", source("Family", server.base(), "family"));
        sync();
        String before = service.feed("family").headers().firstValue("ETag").orElseThrow();
        var _ = server.takeTraffic();

        Reply second = sync();

        assertThat(second.status()).isEqualTo(200);
        assertThat(server.takeTraffic().total()).isEqualTo(1);
        assertThat(service.feed("family").headers().firstValue("ETag")).contains(before);
        assertThat(work.size()).isEqualTo(20);
    }

    @Test
    void a_change_costs_three_requests_at_most() {
        StandInCalendar work = server.newCalendar("work", 200);
        service.post("/api/sources", source("Family", server.base(), "family"));
        sync();
        put(work, "new.ics", "new@x", "Brand new");
        var _ = server.takeTraffic();

        sync();

        assertThat(server.takeTraffic().total()).isLessThanOrEqualTo(3);
        assertThat(service.feed("family").body()).contains("Brand new");
    }

    @Test
    void a_deleted_event_leaves_the_feed() {
        StandInCalendar work = server.newCalendar("work", 5);
        put(work, "gone.ics", "gone@x", "Cancelled");
        service.post("/api/sources", source("Family", server.base(), "family"));
        sync();
        work.delete("gone.ics");

        sync();

        assertThat(service.feed("family").body()).doesNotContain("gone@x");
        assertThat(service.get("/api/runs/2/items").body().toString()).contains("gone@x", "removed");
    }

    @Test
    void one_failing_calendar_keeps_its_events_and_makes_the_run_partial() {
        StandInCalendar work = server.newCalendar("work", 3);
        StandInCalendar home = server.newCalendar("home", 0);
        put(home, "h.ics", "h@x", "Old dinner");
        service.post("/api/sources", source("Family", server.base(), "family"));
        sync();
        put(work, "w.ics", "w@x", "New meeting");
        put(home, "h.ics", "h@x", "New dinner");
        String homePath = server.uri(home).getPath();
        server.faults(
                request -> request.target().startsWith(homePath) ? Optional.of(Answer.status(500)) : Optional.empty());

        Reply synced = sync();

        assertThat(synced.status()).isEqualTo(200);
        assertThat(synced.message()).contains("home");
        assertThat(service.feed("family").body())
                .contains("New meeting", "Old dinner")
                .doesNotContain("New dinner");
        assertThat(service.get("/api/sources/1")
                        .body()
                        .at("/source/last_sync_status")
                        .asText())
                .isEqualTo("partial");
    }

    @Test
    void a_deleted_calendar_takes_its_events_along() {
        put(server.newCalendar("work", 0), "a.ics", "a@x", "Meeting");
        StandInCalendar home = server.newCalendar("home", 0);
        put(home, "b.ics", "b@x", "Dinner");
        service.post("/api/sources", source("Family", server.base(), "family"));
        sync();
        server.remove(home);

        Reply synced = sync();

        assertThat(synced.body().path("calendars").asInt()).isEqualTo(1);
        assertThat(service.feed("family").body()).contains("a@x").doesNotContain("b@x");
    }

    @Test
    void only_chosen_calendars_are_in_the_feed() {
        StandInCalendar work = server.newCalendar("work", 0);
        put(work, "a.ics", "a@x", "Meeting");
        put(server.newCalendar("home", 0), "b.ics", "b@x", "Dinner");
        service.post("/api/sources", source("Family", server.base(), "family"));
        sync();

        service.put("/api/sources/1", "{\"calendars\": [\"" + server.uri(work) + "\"]}");
        Reply synced = sync();

        assertThat(synced.body().path("calendars").asInt()).isEqualTo(1);
        assertThat(service.feed("family").body()).contains("a@x").doesNotContain("b@x");
        assertThat(service.get("/api/sources/1/calendars")
                        .body()
                        .path("calendars")
                        .findValuesAsText("included"))
                .containsExactlyInAnyOrder("true", "false");
    }

    @Test
    void the_address_of_one_calendar_means_that_calendar() {
        StandInCalendar work = server.newCalendar("work", 0);
        put(work, "a.ics", "a@x", "Meeting");
        put(server.newCalendar("home", 0), "b.ics", "b@x", "Dinner");
        service.post("/api/sources", source("Work", server.uri(work), "work"));

        Reply synced = sync();

        assertThat(synced.body().path("calendars").asInt()).isEqualTo(1);
        assertThat(service.feed("work").body()).contains("a@x").doesNotContain("b@x");
    }

    @Test
    void an_unreadable_member_is_named_and_left_out() {
        StandInCalendar work = server.newCalendar("work", 0);
        put(work, "good.ics", "good@x", "Meeting");
        work.put("bad.ics", "this is no calendar".getBytes(UTF_8));
        service.post("/api/sources", source("Family", server.base(), "family"));

        Reply synced = sync();

        assertThat(synced.body().path("events").asInt()).isEqualTo(1);
        assertThat(service.get("/api/runs/1/items").body().toString()).contains("bad.ics", "left_out");
    }

    @Test
    void deleting_the_source_takes_its_feed_away() {
        put(server.newCalendar("work", 0), "a.ics", "a@x", "Meeting");
        service.post("/api/sources", source("Family", server.base(), "family"));
        sync();
        assertThat(service.feed("family").statusCode()).isEqualTo(200);

        service.delete("/api/sources/1");

        assertThat(service.feed("family").statusCode()).isEqualTo(404);
    }

    @Test
    void the_feed_is_served_at_once_after_a_restart() {
        put(server.newCalendar("work", 0), "a.ics", "a@x", "Meeting");
        service.post("/api/sources", source("Family", server.base(), "family"));
        sync();
        String before = service.feed("family").body();
        service.close();
        server.faults(request -> Optional.of(Answer.status(500)));

        service = TestService.start(directory);

        assertThat(service.feed("family").body()).isEqualTo(before);
    }

    @Test
    void discover_shows_each_step_and_the_calendars() {
        server.newCalendar("work", 0);

        Reply found = service.post("/api/discover", """
                {"url": "%s", "username": "alice", "password": "secret"}
                """.formatted(server.base()));

        assertThat(found.status()).isEqualTo(200);
        assertThat(found.body().path("steps")).isNotEmpty();
        assertThat(URI.create(found.body().at("/calendars/0/href").asText()).getPath())
                .contains("work");
        assertThat(found.body().toString()).doesNotContain("secret");
    }
}
