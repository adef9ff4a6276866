package org.caldavsync.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.db.TestDatabase;
import org.caldavsync.server.run.Schedule.First;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
class ScheduleTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration JITTER = Duration.ofSeconds(30);
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    Path directory;

    private final SettableClock clock = new SettableClock();
    private final ScriptedJobs jobs = new ScriptedJobs();
    private final Queue<Trigger> begun = new ConcurrentLinkedQueue<>();
    private Database database;
    private Runner runner;
    private Schedule schedule;

    @BeforeEach
    void open() {
        database = TestDatabase.open(directory.resolve("a.db"));
        assemble();
    }

    @AfterEach
    void close() {
        runner.close();
        schedule.close();
        database.close();
    }

    @Test
    void runs_at_once_what_was_created_and_then_every_interval() throws Exception {
        schedule.start();
        Subject source = jobs.add(1, HOUR, this::note);

        schedule.plan(source, HOUR, First.NOW);
        assertThat(nextBegun()).isEqualTo(Trigger.SCHEDULE);
        awaitNext(source);
        assertThat(schedule.next(source).orElseThrow())
                .isBetween(
                        clock.instant().plus(HOUR).minus(JITTER),
                        clock.instant().plus(HOUR).plus(JITTER));

        clock.advance(HOUR.plus(JITTER));
        assertThat(nextBegun()).isEqualTo(Trigger.SCHEDULE);
    }

    @Test
    void plans_again_what_another_process_changed_at_the_same_moment() {
        Subject source = jobs.add(1, HOUR, this::note);
        schedule.plan(source, HOUR, First.WHEN_DUE);
        TestDatabase.missOneUpdate(database, "scheduled_tasks");

        schedule.plan(source, HOUR, First.NOW);

        assertThat(schedule.next(source)).contains(clock.instant());
    }

    @Test
    void never_runs_what_has_no_interval() {
        schedule.start();
        Subject source = jobs.add(1, this::note);

        schedule.plan(source, Duration.ZERO, First.NOW);
        schedule.keepUp();

        assertThat(schedule.next(source)).isEmpty();
        assertThat(begun).isEmpty();
    }

    @Test
    void plans_no_later_than_before_when_only_the_interval_changes() {
        Subject source = jobs.add(1, HOUR, this::note);
        schedule.plan(source, HOUR, First.WHEN_DUE);
        Instant planned = schedule.next(source).orElseThrow();

        schedule.plan(source, HOUR.multipliedBy(3), First.WHEN_DUE);
        assertThat(schedule.next(source)).contains(planned);

        schedule.plan(source, Duration.ofMinutes(5), First.WHEN_DUE);
        assertThat(schedule.next(source).orElseThrow()).isBefore(clock.instant().plus(Duration.ofMinutes(6)));
    }

    @Test
    void moves_the_next_run_when_one_was_made_by_hand() throws Exception {
        schedule.start();
        Subject source = jobs.add(1, HOUR, this::note);
        schedule.plan(source, HOUR, First.WHEN_DUE);

        clock.advance(HOUR.dividedBy(2));
        var _ = runner.start(source, Trigger.MANUAL).finished().get(PATIENCE_SECONDS, TimeUnit.SECONDS);

        assertThat(schedule.next(source).orElseThrow())
                .isAfterOrEqualTo(clock.instant().plus(HOUR).minus(JITTER));
    }

    @Test
    void makes_the_pause_after_a_passing_failure_visible_and_lets_it_grow() throws Exception {
        schedule.start();
        Subject source = jobs.add(
                1,
                HOUR,
                run -> new Outcome.Failed(
                        Map.of(), new Verdict.Retry(clock.instant(), FailureCause.UPSTREAM, "Down.")));

        for (int seconds : List.of(30, 60, 120)) {
            var _ = runner.start(source, Trigger.MANUAL).finished().get(PATIENCE_SECONDS, TimeUnit.SECONDS);

            assertThat(Duration.between(clock.instant(), schedule.next(source).orElseThrow()))
                    .isBetween(Duration.ofSeconds(seconds * 3 / 4), Duration.ofSeconds(seconds));
        }
    }

    @Test
    void waits_as_long_as_a_server_asks_for() throws Exception {
        Instant allowed = clock.instant().plus(Duration.ofMinutes(20));
        Subject source = jobs.add(
                1,
                Duration.ofMinutes(5),
                run -> new Outcome.Failed(Map.of(), new Verdict.Retry(allowed, FailureCause.UPSTREAM, "Later.")));

        var _ = runner.start(source, Trigger.MANUAL).finished().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        schedule.keepUp();

        assertThat(schedule.next(source)).contains(allowed);
    }

    @Test
    void does_not_repeat_before_the_interval_what_only_a_person_can_mend() throws Exception {
        Subject source =
                jobs.add(1, HOUR, run -> new Outcome.Failed(Map.of(), new Verdict.NeedsOwner("Check the password.")));

        var _ = runner.start(source, Trigger.MANUAL).finished().get(PATIENCE_SECONDS, TimeUnit.SECONDS);

        assertThat(schedule.next(source).orElseThrow())
                .isAfterOrEqualTo(clock.instant().plus(HOUR).minus(JITTER));
    }

    @Test
    void runs_again_what_was_edited_while_it_ran() throws Exception {
        schedule.start();
        Signal go = new Signal();
        Subject source = jobs.add(1, HOUR, run -> {
            begun.add(run.trigger());
            go.await();
            return ScriptedJobs.UNCHANGED;
        });
        schedule.plan(source, HOUR, First.NOW);
        assertThat(nextBegun()).isEqualTo(Trigger.SCHEDULE);

        schedule.plan(source, HOUR, First.NOW);
        go.give();

        assertThat(nextBegun()).isEqualTo(Trigger.SCHEDULE);
        awaitNext(source);
        assertThat(begun).isEmpty();
    }

    @Test
    void forgets_what_was_deleted_while_it_ran() throws Exception {
        schedule.start();
        Signal go = new Signal();
        Subject source = jobs.add(1, HOUR, run -> {
            begun.add(run.trigger());
            go.await();
            return ScriptedJobs.UNCHANGED;
        });
        schedule.plan(source, HOUR, First.NOW);
        assertThat(nextBegun()).isEqualTo(Trigger.SCHEDULE);

        jobs.delete(1);
        schedule.remove(source);
        go.give();

        await(() -> planned() == 0);
    }

    @Test
    void spreads_over_a_minute_what_became_due_while_the_service_was_down() throws Exception {
        for (long id = 1; id <= 40; id++) {
            schedule.plan(jobs.add(id, HOUR, this::note), HOUR, First.WHEN_DUE);
        }
        restart();
        clock.advance(HOUR.multipliedBy(5));

        schedule.start();

        Map<Long, Instant> next = schedule.nextAll(RunKind.SOURCE);
        assertThat(next.values())
                .allSatisfy(at -> assertThat(at)
                        .isBetween(clock.instant(), clock.instant().plusSeconds(60)));
        assertThat(next.values().stream().distinct().count()).isGreaterThan(20);
        clock.advance(Duration.ofSeconds(61));
        for (int i = 0; i < 40; i++) {
            assertThat(nextBegun()).isEqualTo(Trigger.START);
        }
    }

    @Test
    void keeps_what_is_planned_over_a_restart() {
        Subject source = jobs.add(1, HOUR, this::note);
        schedule.plan(source, HOUR, First.WHEN_DUE);
        Instant planned = schedule.next(source).orElseThrow();

        restart();
        schedule.start();

        assertThat(schedule.next(source)).contains(planned);
    }

    @Test
    void plans_at_start_what_has_no_plan_and_drops_what_no_longer_exists() {
        schedule.plan(Subject.source(1), HOUR, First.WHEN_DUE);
        var _ = jobs.add(2, HOUR, this::note);

        schedule.start();

        assertThat(schedule.next(Subject.source(1))).isEmpty();
        assertThat(schedule.next(Subject.source(2)).orElseThrow())
                .isBetween(clock.instant(), clock.instant().plusSeconds(60));
    }

    @Test
    void plans_anew_when_the_clock_was_set_back() {
        Subject source = jobs.add(1, HOUR, this::note);
        schedule.plan(source, HOUR, First.WHEN_DUE);

        clock.advance(Duration.ofDays(-400));
        schedule.keepUp();

        assertThat(schedule.next(source).orElseThrow())
                .isBetween(clock.instant(), clock.instant().plus(HOUR).plus(JITTER));
    }

    @Test
    void runs_once_when_the_clock_was_set_forward() throws Exception {
        schedule.start();
        Subject source = jobs.add(1, HOUR, this::note);
        schedule.plan(source, HOUR, First.WHEN_DUE);

        clock.advance(Duration.ofDays(400));

        assertThat(nextBegun()).isEqualTo(Trigger.SCHEDULE);
        awaitNext(source);
        assertThat(schedule.next(source).orElseThrow())
                .isBetween(
                        clock.instant().plus(HOUR).minus(JITTER),
                        clock.instant().plus(HOUR).plus(JITTER));
        assertThat(begun).isEmpty();
    }

    @Test
    void runs_what_a_killed_process_was_about_to_run() {
        Subject source = jobs.add(1, HOUR, this::note);
        schedule.plan(source, HOUR, First.WHEN_DUE);
        database.run(handle -> handle.execute(
                "UPDATE scheduled_tasks SET picked = TRUE, picked_by = 'gone', execution_time = ?, last_heartbeat = ?",
                Timestamp.from(clock.instant()),
                Timestamp.from(clock.instant())));
        clock.advance(Duration.ofMinutes(2));

        schedule.start();

        assertThat(nextBegun()).isEqualTo(Trigger.SCHEDULE);
    }

    @Test
    void leaves_a_place_for_runs_by_hand_however_much_is_due() throws Exception {
        schedule.start();
        Signal go = new Signal();
        for (long id = 1; id <= Runner.PARALLEL * 2; id++) {
            Subject source = jobs.add(id, HOUR, run -> {
                begun.add(run.trigger());
                go.await();
                return ScriptedJobs.UNCHANGED;
            });
            schedule.plan(source, HOUR, First.NOW);
        }
        await(() -> begun.size() == Runner.PARALLEL - 2);

        var _ = runner.start(jobs.add(100, this::note), Trigger.MANUAL)
                .finished()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);

        assertThat(begun).hasSize(Runner.PARALLEL - 1).contains(Trigger.MANUAL);
        go.give();
    }

    @Test
    void tells_how_late_it_is() {
        Subject source = jobs.add(1, HOUR, this::note);
        schedule.plan(source, HOUR, First.WHEN_DUE);
        assertThat(schedule.lag()).isZero();

        clock.advance(HOUR.multipliedBy(2));

        assertThat(schedule.lag()).isBetween(HOUR.minus(JITTER), HOUR.plus(JITTER));
    }

    @Test
    void leaves_a_run_due_that_the_stop_of_the_service_cut_short() throws Exception {
        schedule.start();
        Subject source = jobs.add(1, HOUR, run -> {
            begun.add(run.trigger());
            for (; ; ) {
                run.checkCancelled();
                Thread.onSpinWait();
            }
        });
        schedule.plan(source, HOUR, First.NOW);
        assertThat(nextBegun()).isEqualTo(Trigger.SCHEDULE);

        var _ = jobs.add(1, HOUR, this::note);
        restart();
        assertThat(schedule.next(source).orElseThrow()).isBeforeOrEqualTo(clock.instant());
        schedule.start();
        clock.advance(Duration.ofSeconds(61));

        assertThat(nextBegun()).isEqualTo(Trigger.START);
    }

    private Outcome note(RunContext run) {
        begun.add(run.trigger());
        return ScriptedJobs.UNCHANGED;
    }

    private Trigger nextBegun() {
        await(() -> !begun.isEmpty());
        return begun.remove();
    }

    /** Waits until the end of a run has planned the next one. */
    private void awaitNext(Subject source) {
        await(() ->
                schedule.next(source).filter(at -> at.isAfter(clock.instant())).isPresent());
    }

    /** Waits with the minute's timer ticking all the time, since the clock itself stands still. */
    private void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            schedule.keepUp();
            LockSupport.parkNanos(20_000_000);
        }
    }

    private long planned() {
        return database.read(handle -> handle.select("SELECT count(*) FROM scheduled_tasks")
                .mapTo(Long.class)
                .one());
    }

    private void restart() {
        close();
        database = TestDatabase.open(directory.resolve("a.db"));
        assemble();
    }

    private void assemble() {
        runner = new Runner(new JdbcRunStore(database), List.of(jobs), new RunEvents(), clock);
        schedule = new Schedule(
                database,
                List.of(jobs),
                runner,
                new Schedule.Timing(clock, RandomGenerator.getDefault(), Duration.ofMillis(50)));
    }
}
