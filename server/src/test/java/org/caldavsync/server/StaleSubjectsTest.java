package org.caldavsync.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caldavsync.http.AddressGuard;
import org.caldavsync.http.HttpGateway;
import org.caldavsync.http.HttpLimits;
import org.caldavsync.server.notify.Channel;
import org.caldavsync.server.notify.Notifier;
import org.caldavsync.server.notify.StaleWatch;
import org.caldavsync.server.notify.Staleness;
import org.caldavsync.server.run.JdbcRunStore;
import org.caldavsync.server.run.Run;
import org.caldavsync.server.run.RunStatus;
import org.caldavsync.server.run.Subject;
import org.caldavsync.server.run.Tally;
import org.caldavsync.server.run.Trigger;
import org.caldavsync.testkit.Answer;
import org.caldavsync.testkit.ScriptedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is out of date by which clock, and that it is told once: sources with an interval of an hour, three of which may pass. */
@Tag("store")
class StaleSubjectsTest {
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9/dav/");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    private TestService service;
    private StaleSubjects subjects;
    private final Instant start = Instant.parse("2026-11-22T07:00:00Z");

    @BeforeEach
    void open() {
        service = TestService.start(directory);
        subjects = new StaleSubjects(service.database(), 3);
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void is_told_after_so_many_intervals_and_once() {
        source("Work", 3600, true);

        assertThat(told(Duration.ZERO, Duration.ofHours(3))).isEmpty();
        List<Staleness.Stale> told = told(Duration.ofHours(3), Duration.ofHours(9));

        assertThat(told)
                .containsExactly(
                        new Staleness.Stale(Subject.source(1), "Work", false, start, Duration.ofHours(1), null));
        assertThat(new StaleSubjects(service.database(), 3).news(start.plus(Duration.ofHours(9))))
                .as("another process")
                .isEmpty();
        assertThat(subjects.isOver(Subject.source(1))).isTrue();
        assertThat(subjects.isOver(Subject.source(1))).as("once").isFalse();
    }

    @Test
    void is_nothing_that_is_not_to_run_by_itself_or_has_only_begun_to() {
        source("By hand", 0, true);
        source("Off", 3600, false);
        source("New", 3600, true);

        assertThat(told(Duration.ofHours(100), Duration.ofMinutes(100 * 60 + 59)))
                .as("an hour for what was given an interval after so long")
                .isEmpty();
        good(3, start.plus(Duration.ofMinutes(100 * 60 + 59)));
        assertThat(told(Duration.ofHours(101), Duration.ofHours(103))).isEmpty();
        assertThat(subjects.isOver(Subject.source(3))).as("nobody was told").isFalse();
        assertThat(told(Duration.ofHours(103), Duration.ofHours(106)))
                .extracting(Staleness.Stale::name)
                .containsExactly("New");
    }

    @Test
    void is_not_told_every_time_a_short_interval_passes() {
        source("Often", 10, true);

        assertThat(told(Duration.ofMinutes(1), Duration.ofMinutes(15))).isEmpty();
        assertThat(told(Duration.ofMinutes(15), Duration.ofMinutes(20))).hasSize(1);
    }

    @Test
    void is_forgotten_with_what_is_deleted() {
        source("Work", 3600, true);
        assertThat(told(Duration.ofHours(2), Duration.ofHours(5))).hasSize(1);
        assertThat(service.delete("/api/sources/1").status()).isEqualTo(200);

        assertThat(told(Duration.ofHours(5), Duration.ofHours(6))).isEmpty();
        assertThat(subjects.isOver(Subject.source(1))).isFalse();
    }

    @Test
    void is_not_told_while_a_run_may_still_end_well() {
        source("Work", 3600, true);
        run("running", start);

        assertThat(told(Duration.ofHours(1), Duration.ofHours(9))).isEmpty();
        service.database().run(handle -> handle.execute("UPDATE runs SET status = 'error', finished_at = started_at"));
        assertThat(told(Duration.ofHours(9), Duration.ofHours(10))).hasSize(1);
    }

    @Test
    void people_hear_that_it_is_out_of_date_and_that_it_no_longer_is() throws Exception {
        source("Work", 3600, true);
        good(1, start);
        service.database()
                .run(handle -> handle.execute(
                        "UPDATE sources SET last_sync_status = 'error', last_sync_error = 'It broke.' WHERE id = 1"));
        try (People people = new People()) {
            JsonNode stale = people.hearOfStaleness();
            people.notifier.finished(run(RunStatus.OK));
            people.notifier.finished(run(RunStatus.OK));
            JsonNode recovered = people.heard(2);

            assertThat(stale.path("event").asText()).isEqualTo("stale");
            assertThat(stale.path("title").asText()).isEqualTo("Work is out of date");
            assertThat(stale.path("subject").asText()).isEqualTo("source 1");
            assertThat(stale.path("message").asText())
                    .isEqualTo("The last good sync was at 2026-11-22 07:00 UTC; a sync is due every hour. What was good"
                            + " then is still served. The last run: It broke.");
            assertThat(recovered.path("event").asText()).isEqualTo("recovered");
            assertThat(people.receiver.requests()).hasSize(2);
        }
    }

    @Test
    void nothing_is_said_of_what_never_was() throws Exception {
        source("Work", 3600, true);
        try (People people = new People()) {
            assertThat(people.hearOfStaleness().path("message").asText())
                    .isEqualTo("It was added at 2026-11-22 07:00 UTC and has never been synchronised; a sync is due"
                            + " every hour.");
        }
    }

    @Test
    void a_destination_serves_nothing() throws Exception {
        String destination = TestService.destination("Copy", "https://example.org/a.ics", NOWHERE, "copy");
        assertThat(service.post("/api/destinations", destination).status()).isEqualTo(201);
        service.database()
                .run(handle -> handle.execute(
                        "UPDATE destinations SET last_synced = ?, sync_interval_secs = 3600", start.toEpochMilli()));
        try (People people = new People()) {
            assertThat(people.hearOfStaleness().path("message").asText())
                    .isEqualTo("The last good sync was at 2026-11-22 07:00 UTC; a sync is due every hour. What was"
                            + " written then is still in the calendar.");
        }
    }

    /** Deletions were held before it was out of date, and are again: it synchronises, so people hear that. */
    @Test
    void people_hear_of_it_again_also_where_it_holds_deletions_as_before() throws Exception {
        source("Work", 3600, true);
        good(1, start);
        run("held", start);
        try (People people = new People()) {
            var _ = people.hearOfStaleness();

            people.notifier.finished(run(RunStatus.HELD));
            JsonNode held = people.heard(2);
            people.notifier.finished(run(RunStatus.HELD));

            assertThat(held.path("event").asText()).isEqualTo("held");
            assertThat(people.receiver.requests()).hasSize(2);
        }
    }

    /** Somebody who is told. */
    private final class People implements AutoCloseable {
        private final ScriptedServer receiver = ScriptedServer.start().otherwise(_ -> Answer.status(204));
        private final HttpGateway gateway = new HttpGateway(HttpLimits.DEFAULTS, AddressGuard.ALLOW_ALL, "test/1");
        private Instant now = start.plus(Duration.ofHours(2)).plusMillis(1);
        private final Notifier notifier = new Notifier(
                List.of(new Channel.Webhook(receiver.uri("/hook"), Optional.empty())),
                gateway,
                new Notifier.Records(new JdbcRunStore(service.database()).history(), _ -> "Work", subjects, () -> now));
        private final StaleWatch watch = new StaleWatch(notifier, subjects, () -> now);

        /** What they are told first, once it is out of date. */
        JsonNode hearOfStaleness() throws Exception {
            watch.look();
            now = now.plus(Duration.ofHours(1));
            watch.look();
            watch.look();
            return heard(1);
        }

        JsonNode heard(int number) throws Exception {
            byte[] octets = receiver.awaitRequests(number).get(number - 1).bodyBytes();
            return new ObjectMapper().readTree(new String(octets, UTF_8));
        }

        @Override
        public void close() {
            watch.close();
            notifier.close();
            gateway.close();
            receiver.close();
        }
    }

    private Run run(RunStatus status) {
        return new Run(1_000, Subject.source(1), Trigger.SCHEDULE, status, start, start, Tally.NOTHING, false, null);
    }

    private void run(String status, Instant when) {
        service.database()
                .run(handle -> handle.execute(
                        "INSERT INTO runs (kind, subject_id, started_by, status, started_at) VALUES ('source', 1, 'schedule', ?, ?)",
                        status,
                        when.toEpochMilli()));
    }

    /** What is told by a look every minute of that time after the start. */
    private List<Staleness.Stale> told(Duration from, Duration until) {
        List<Staleness.Stale> told = new ArrayList<>();
        for (Instant now = start.plus(from); now.isBefore(start.plus(until)); now = now.plus(MINUTE)) {
            told.addAll(subjects.news(now));
        }
        return told;
    }

    /** Created at the start, and never run since. */
    private void source(String name, int interval, boolean enabled) {
        assertThat(service.post("/api/sources", TestService.source(name, NOWHERE, name))
                        .status())
                .isEqualTo(201);
        service.database()
                .run(handle -> handle.execute(
                        "UPDATE sources SET created_at = ?, sync_interval_secs = ?, enabled = ? WHERE name = ?",
                        start.toEpochMilli(),
                        interval,
                        enabled,
                        name));
    }

    private void good(long id, Instant when) {
        service.database()
                .run(handle ->
                        handle.execute("UPDATE sources SET last_synced = ? WHERE id = ?", when.toEpochMilli(), id));
    }
}
