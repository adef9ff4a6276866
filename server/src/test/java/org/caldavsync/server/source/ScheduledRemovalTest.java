package org.caldavsync.server.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.caldavsync.server.TestService.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.caldavsync.server.TestService;
import org.caldavsync.testkit.standin.StandInCalDav;
import org.caldavsync.testkit.standin.StandInCalendar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A removal that is too large to be believed at once, seen by runs that nobody waits for. */
class ScheduledRemovalTest {
    private static final int EVENTS = 10;
    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private final HandSetClock clock = new HandSetClock();
    private StandInCalDav server;
    private StandInCalendar work;
    private TestService service;

    @BeforeEach
    void pull_once() {
        server = StandInCalDav.start();
        work = server.newCalendar("work", 0);
        fill();
        service = TestService.start(directory, Map.of(), clock);
        service.post(
                "/api/sources",
                source("Family", server.base(), "family")
                        .replace("\"sync_interval_secs\": 0", "\"sync_interval_secs\": " + INTERVAL.toSeconds()));
        assertThat(ended(1).path("status").asText()).isEqualTo("ok");
    }

    @AfterEach
    void stop() {
        service.close();
        server.close();
    }

    @Test
    void is_believed_by_the_second_run_that_sees_it() {
        empty();

        JsonNode first = scheduled(2);

        assertThat(first.path("trigger").asText()).isEqualTo("schedule");
        assertThat(first.path("status").asText()).isEqualTo("partial");
        assertThat(service.feed("family").body()).contains("About e0", "About e9");

        JsonNode second = scheduled(3);

        assertThat(second.path("status").asText()).isEqualTo("ok");
        assertThat(second.at("/counts/removed").asInt()).isEqualTo(EVENTS);
        assertThat(service.feed("family").body()).doesNotContain("BEGIN:VEVENT");
    }

    @Test
    void is_forgotten_when_the_events_are_back() {
        empty();
        assertThat(scheduled(2).path("status").asText()).isEqualTo("partial");
        fill();
        assertThat(scheduled(3).path("status").asText()).isEqualTo("ok");
        empty();

        JsonNode doubted = scheduled(4);

        assertThat(doubted.path("status").asText()).isEqualTo("partial");
        assertThat(service.feed("family").body()).contains("About e0", "About e9");
    }

    private void fill() {
        for (int i = 0; i < EVENTS; i++) {
            work.put(
                    "e" + i + ".ics",
                    SourceSyncTest.event("e" + i, "About e" + i).getBytes(UTF_8));
        }
    }

    private void empty() {
        for (int i = 0; i < EVENTS; i++) {
            work.delete("e" + i + ".ics");
        }
    }

    /** Lets the time of the next run come, and returns that run when it has ended. */
    private JsonNode scheduled(int run) {
        Deadline deadline = new Deadline();
        while (service.get("/api/sources/1").body().at("/source/next_sync").isNull()) {
            deadline.pause();
        }
        clock.advance(INTERVAL.multipliedBy(2));
        return ended(run);
    }

    private JsonNode ended(int run) {
        Deadline deadline = new Deadline();
        while (true) {
            JsonNode found = service.get("/api/runs/" + run).body().path("run");
            if (found.has("status") && !found.path("status").asText().equals("running")) {
                return found;
            }
            deadline.pause();
        }
    }

    /** Bounds how often something is asked until it is so. */
    private static final class Deadline {
        private final long end = System.nanoTime() + DEADLINE.toNanos();

        void pause() {
            assertThat(System.nanoTime()).as("time is up").isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static final class HandSetClock extends Clock {
        private volatile Instant now = Instant.parse("2026-03-01T08:00:00Z");

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
