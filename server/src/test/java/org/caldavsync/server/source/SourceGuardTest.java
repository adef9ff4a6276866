package org.caldavsync.server.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.caldavsync.server.TestService.source;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
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

/** What is believed, what is not, and that nothing believed is forgotten. */
@Tag("store")
class SourceGuardTest {
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

    @CanIgnoreReturnValue
    private Reply sync() {
        return service.post("/api/sources/1/sync", "");
    }

    private static void put(StandInCalendar calendar, String uid) {
        calendar.put(uid + ".ics", SourceSyncTest.event(uid, "About " + uid).getBytes(UTF_8));
    }

    @Test
    void what_a_failed_run_stored_is_published_by_the_next() {
        StandInCalendar first = server.newCalendar("a-first", 2);
        StandInCalendar second = server.newCalendar("b-second", 2);
        service.post("/api/sources", source("Family", server.base(), "family"));
        sync();
        put(first, "new");
        put(second, "other");
        String path = server.uri(second).getPath().replaceAll("/$", "");
        server.faults(
                request -> request.target().startsWith(path) ? Optional.of(Answer.status(401)) : Optional.empty());
        assertThat(sync().status()).isEqualTo(502);
        assertThat(service.feed("family").body()).doesNotContain("About new");
        second.delete("other.ics");
        server.faults(_ -> Optional.empty());

        Reply synced = sync();

        assertThat(synced.status()).isEqualTo(200);
        assertThat(service.feed("family").body()).contains("About new");
    }

    @Test
    void members_that_are_listed_but_not_to_be_had_stay() {
        StandInCalendar work = server.newCalendar("work", 0);
        for (int i = 0; i < 10; i++) {
            put(work, "e" + i);
        }
        service.post("/api/sources", source("Family", server.base(), "family"));
        sync();
        for (int i = 0; i < 10; i++) {
            work.put("e" + i + ".ics", SourceSyncTest.event("e" + i, "Again").getBytes(UTF_8));
        }
        server.faults(request ->
                request.body().contains("calendar-multiget") || request.method().equals("GET")
                        ? Optional.of(Answer.status(404))
                        : Optional.empty());

        Reply synced = sync();

        assertThat(synced.message()).contains("kept");
        assertThat(service.feed("family").body()).contains("About e0", "About e9");
    }

    @Test
    void emptying_a_calendar_by_hand_is_believed_after_a_second_look() {
        StandInCalendar work = server.newCalendar("work", 0);
        for (int i = 0; i < 10; i++) {
            put(work, "e" + i);
        }
        service.post("/api/sources", source("Family", server.base(), "family"));
        sync();
        for (int i = 0; i < 10; i++) {
            work.delete("e" + i + ".ics");
        }

        Reply synced = sync();

        assertThat(synced.status()).isEqualTo(200);
        assertThat(synced.body().path("events").asInt()).isZero();
        assertThat(service.feed("family").body()).contains("BEGIN:VCALENDAR").doesNotContain("BEGIN:VEVENT");
    }

    @Test
    void a_new_account_that_can_be_read_only_in_part_does_not_shorten_the_feed() {
        put(server.newCalendar("work", 0), "old");
        service.post("/api/sources", source("Family", server.base(), "family"));
        sync();
        try (StandInCalDav other = StandInCalDav.start()) {
            put(other.newCalendar("a-good", 0), "new");
            StandInCalendar bad = other.newCalendar("b-bad", 1);
            String path = other.uri(bad).getPath().replaceAll("/$", "");
            other.faults(
                    request -> request.target().startsWith(path) ? Optional.of(Answer.status(500)) : Optional.empty());
            service.put("/api/sources/1", "{\"caldav_url\": \"" + other.base() + "\", \"password\": \"secret\"}");

            Reply partly = sync();
            assertThat(partly.message()).contains("stays as it was");
            assertThat(service.feed("family").body()).contains("About old").doesNotContain("About new");

            other.faults(_ -> Optional.empty());
            sync();
            assertThat(service.feed("family").body()).contains("About new").doesNotContain("About old");
        }
    }

    @Test
    void an_unusable_authority_is_refused_when_it_is_saved() {
        Reply refused = service.post(
                "/api/sources",
                source("Family", server.base(), "family").replace("}", ", \"tls\": {\"ca_pem\": \"no certificate\"}}"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errorOf("tls")).contains("PEM");
    }
}
