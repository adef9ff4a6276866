package org.caldavsync.server.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.db.DatabaseFailure;
import org.caldavsync.server.db.TestDatabase;
import org.caldavsync.server.run.RunStore.Lease;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
class RunnerTest {
    @TempDir
    Path directory;

    private final SettableClock clock = new SettableClock();
    private final ScriptedJobs jobs = new ScriptedJobs();
    private final RunEvents events = new RunEvents();
    private Database database;
    private RunStore store;
    private Runner runner;

    @BeforeEach
    void open() {
        database = TestDatabase.open(directory.resolve("a.db"));
        store = new JdbcRunStore(database);
        runner = runner();
    }

    @AfterEach
    void close() {
        runner.close();
        database.close();
    }

    @Test
    void keeps_the_outcome_counts_and_traffic_of_a_run() throws Exception {
        Subject source = jobs.add(7, run -> {
            run.traffic(2, 1_000);
            run.traffic(1, 50);
            return new Outcome.Ok(Map.of("events", 12L, "calendars", 3L), true);
        });

        Run run = end(runner.start(source, Trigger.MANUAL));

        assertThat(run.status()).isEqualTo(RunStatus.OK);
        assertThat(run.changed()).isTrue();
        assertThat(run.tally()).isEqualTo(new Tally(new TreeMap<>(Map.of("calendars", 3L, "events", 12L)), 3, 1_050));
        assertThat(store.history().find(run.id())).contains(run);
        assertThat(jobs.finished()).containsExactly(run);
    }

    @Test
    void lists_what_failed_in_a_partial_run() throws Exception {
        Subject source = jobs.add(
                1,
                run -> new Outcome.Partial(
                        Map.of(),
                        false,
                        IntStream.range(0, 13).mapToObj(i -> i + " failed.").toList()));

        Run run = end(runner.start(source, Trigger.MANUAL));

        assertThat(run.status()).isEqualTo(RunStatus.PARTIAL);
        assertThat(problem(run).message()).startsWith("0 failed. 1 failed.").endsWith("9 failed. And 3 more.");
    }

    @Test
    void closes_a_run_whose_job_throws_and_says_whose_fault_it_was() throws Exception {
        Subject source = jobs.add(1, run -> {
            throw new IllegalArgumentException("secret detail");
        });

        Run run = end(runner.start(source, Trigger.MANUAL));

        assertThat(run.status()).isEqualTo(RunStatus.ERROR);
        assertThat(problem(run).cause()).isEqualTo(FailureCause.SERVICE);
        assertThat(problem(run).message()).contains("defect").doesNotContain("secret detail", "Exception");
        assertThat(problem(run).retryAt()).isNull();
    }

    @Test
    void closes_a_run_that_exhausts_its_stack() throws Exception {
        Subject source = jobs.add(1, run -> {
            throw new StackOverflowError();
        });

        Run run = end(runner.start(source, Trigger.MANUAL));

        assertThat(run.status()).isEqualTo(RunStatus.ERROR);
        assertThat(store.openOf(source)).isEmpty();
    }

    @Test
    void closes_the_run_of_a_source_that_was_deleted() throws Exception {
        Run run = end(runner.start(Subject.source(99), Trigger.MANUAL));

        assertThat(run.status()).isEqualTo(RunStatus.ERROR);
        assertThat(problem(run).message()).isEqualTo("The source no longer exists.");
    }

    @Test
    void closes_a_run_as_soon_as_the_database_takes_it() throws Exception {
        Subject source = jobs.add(1, run -> new Outcome.Ok(Map.of("events", 3L), true));
        TestDatabase.refuseUpdates(database, "runs");

        Run run = end(runner.start(source, Trigger.MANUAL));
        assertThat(run.status()).isEqualTo(RunStatus.OK);
        assertThat(store.openOf(source)).isPresent();
        TestDatabase.allow(database, "runs");
        runner.renewLeases();

        assertThat(store.history().find(run.id())).contains(run);
    }

    @Test
    void keeps_the_notes_that_the_database_did_not_take_at_first() throws Exception {
        Subject source = jobs.add(1, run -> {
            TestDatabase.refuseInserts(database, "run_items");
            try {
                for (int i = 0; i < 100; i++) {
                    run.item(new RunItem("uid-" + i, "", EventStart.timed(SettableClock.START), "added", ""));
                }
                return ScriptedJobs.UNCHANGED;
            } finally {
                TestDatabase.allow(database, "run_items");
            }
        });

        Run run = end(runner.start(source, Trigger.MANUAL));

        assertThat(run.status()).isEqualTo(RunStatus.ERROR);
        assertThat(store.history().items(run.id(), 0, 500)).hasSize(100);
    }

    @Test
    void gives_many_callers_at_once_exactly_one_run() throws Exception {
        Signal go = new Signal();
        Subject source = jobs.add(1, run -> {
            go.await();
            return ScriptedJobs.UNCHANGED;
        });

        List<CompletableFuture<StartResult>> starts = IntStream.range(0, 32)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> runner.start(source, Trigger.MANUAL),
                        task -> Thread.ofVirtual().start(task)))
                .toList();
        List<StartResult> results = starts.stream().map(CompletableFuture::join).toList();
        go.give();

        assertThat(results).filteredOn(StartResult.Started.class::isInstance).hasSize(1);
        assertThat(results)
                .extracting(StartResult::runId)
                .containsOnly(results.getFirst().runId());
        for (StartResult result : results) {
            assertThat(end(result).status()).isEqualTo(RunStatus.OK);
        }
    }

    @Test
    void works_on_a_few_runs_only_at_a_time() throws Exception {
        Signal go = new Signal();
        var working = new Semaphore(0);
        List<StartResult> starts = IntStream.range(0, Runner.PARALLEL + 3)
                .mapToObj(id -> jobs.add(id, run -> {
                    working.release();
                    go.await();
                    return ScriptedJobs.UNCHANGED;
                }))
                .map(source -> runner.start(source, Trigger.MANUAL))
                .toList();

        assertThat(working.tryAcquire(Runner.PARALLEL, 60, TimeUnit.SECONDS)).isTrue();
        boolean oneMore = working.tryAcquire(200, TimeUnit.MILLISECONDS);
        go.give();

        assertThat(oneMore).isFalse();
        for (StartResult start : starts) {
            assertThat(end(start).status()).isEqualTo(RunStatus.OK);
        }
    }

    @Test
    void cancels_a_run_at_its_next_step() throws Exception {
        Signal begun = new Signal();
        Signal cancelled = new Signal();
        Subject source = jobs.add(1, run -> {
            begun.give();
            cancelled.await();
            run.checkCancelled();
            return ScriptedJobs.UNCHANGED;
        });
        StartResult start = runner.start(source, Trigger.MANUAL);
        begun.await();

        assertThat(runner.cancel(start.runId())).isEqualTo(Runner.Cancellation.REQUESTED);
        cancelled.give();
        Run run = end(start);

        assertThat(run.status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(problem(run).retryAt()).isNull();
        assertThat(runner.cancel(start.runId())).isEqualTo(Runner.Cancellation.ALREADY_FINISHED);
        assertThat(runner.cancel(4711)).isEqualTo(Runner.Cancellation.UNKNOWN);
    }

    @Test
    void cancels_a_run_that_waits_for_its_turn() throws Exception {
        Signal go = new Signal();
        var working = new Semaphore(0);
        for (int id = 0; id < Runner.PARALLEL; id++) {
            var _ = runner.start(
                    jobs.add(id, run -> {
                        working.release();
                        go.await();
                        return ScriptedJobs.UNCHANGED;
                    }),
                    Trigger.SCHEDULE);
        }
        assertThat(working.tryAcquire(Runner.PARALLEL, 60, TimeUnit.SECONDS)).isTrue();
        StartResult waiting = runner.start(jobs.add(100, run -> ScriptedJobs.UNCHANGED), Trigger.MANUAL);

        assertThat(runner.cancel(waiting.runId())).isEqualTo(Runner.Cancellation.REQUESTED);

        assertThat(end(waiting).status()).isEqualTo(RunStatus.CANCELLED);
        go.give();
    }

    @Test
    void keeps_two_thousand_items_and_counts_the_rest() throws Exception {
        Subject source = jobs.add(1, run -> {
            for (int i = 0; i < LiveRun.ITEMS_KEPT + 50; i++) {
                run.item(new RunItem("uid-" + i, "Event " + i, EventStart.timed(SettableClock.START), "added", ""));
            }
            return new Outcome.Ok(Map.of("events", 2_050L), true);
        });

        Run run = end(runner.start(source, Trigger.MANUAL));

        assertThat(run.tally().count("items_not_listed")).isEqualTo(50);
        assertThat(store.history().items(run.id(), 0, 2))
                .extracting(RunItem::uid)
                .containsExactly("uid-0", "uid-1");
        assertThat(store.history().items(run.id(), LiveRun.ITEMS_KEPT - 1, 500))
                .extracting(RunItem::uid)
                .containsExactly("uid-1999");
    }

    @Test
    void lets_the_step_in_flight_finish_when_the_service_stops() throws Exception {
        Signal begun = new Signal();
        Signal stepDone = new Signal();
        Subject source = jobs.add(1, run -> {
            begun.give();
            stepDone.await();
            run.checkCancelled();
            return ScriptedJobs.UNCHANGED;
        });
        StartResult start = runner.start(source, Trigger.SCHEDULE);
        begun.await();

        Thread closing = Thread.ofVirtual().start(runner::close);
        // Until it waits for the run, which it has told to end by then.
        while (closing.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        assertThat(start.finished()).isNotDone();
        stepDone.give();
        closing.join();

        Run run = store.history().find(start.runId()).orElseThrow();
        assertThat(run.status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(problem(run).message()).contains("service stopped");
        assertThat(problem(run).retryAt()).isEqualTo(clock.instant());
        assertThatExceptionOfType(RunnerClosed.class).isThrownBy(() -> runner.start(source, Trigger.MANUAL));
        runner.close();
    }

    @Test
    @Tag("real")
    void interrupts_a_step_that_does_not_end_in_time() throws Exception {
        Signal begun = new Signal();
        Signal never = new Signal();
        Subject source = jobs.add(1, run -> {
            begun.give();
            never.await();
            return ScriptedJobs.UNCHANGED;
        });
        StartResult start = runner.start(source, Trigger.SCHEDULE);
        begun.await();

        runner.close();

        assertThat(store.history().find(start.runId()).orElseThrow().status()).isEqualTo(RunStatus.CANCELLED);
    }

    @Test
    void takes_over_a_run_whose_process_was_killed() throws Exception {
        Subject source = jobs.add(1, run -> ScriptedJobs.UNCHANGED);
        RunStore.Claim abandoned = store.claim(
                source,
                Trigger.SCHEDULE,
                clock.instant(),
                new Lease("gone", clock.instant().plusSeconds(30)));
        long abandonedId = ((RunStore.Claim.Won) abandoned).run().id();

        clock.advance(Duration.ofSeconds(31));
        StartResult start = runner.start(source, Trigger.MANUAL);

        assertThat(start).isInstanceOf(StartResult.Started.class);
        assertThat(end(start).status()).isEqualTo(RunStatus.OK);
        Run closed = store.history().find(abandonedId).orElseThrow();
        assertThat(closed.status()).isEqualTo(RunStatus.ERROR);
        assertThat(problem(closed).message()).contains("The service stopped during this run");
    }

    @Test
    void says_so_when_the_database_does_not_let_it_take_over() {
        Subject source = jobs.add(1, run -> ScriptedJobs.UNCHANGED);
        var _ = store.claim(
                source,
                Trigger.SCHEDULE,
                clock.instant(),
                new Lease("gone", clock.instant().plusSeconds(30)));
        TestDatabase.refuseUpdates(database, "runs");

        clock.advance(Duration.ofSeconds(31));

        assertThatExceptionOfType(DatabaseFailure.class).isThrownBy(() -> runner.start(source, Trigger.MANUAL));
    }

    @Test
    void takes_over_a_run_whose_lease_ends_implausibly_late_because_the_clock_was_set_back() throws Exception {
        Subject source = jobs.add(1, run -> ScriptedJobs.UNCHANGED);
        Instant nextYear = clock.instant().plus(Duration.ofDays(365));
        var _ = store.claim(source, Trigger.SCHEDULE, nextYear, new Lease("gone", nextYear.plusSeconds(30)));

        assertThat(runner.start(source, Trigger.MANUAL)).isInstanceOf(StartResult.Started.class);
    }

    @Test
    void joins_a_run_of_another_process() throws Exception {
        Signal go = new Signal();
        Subject source = jobs.add(1, run -> {
            go.await();
            return new Outcome.Ok(Map.of("events", 5L), true);
        });

        try (Database second = TestDatabase.open(directory.resolve("a.db"));
                Runner other = new Runner(new JdbcRunStore(second), List.of(jobs), new RunEvents(), clock)) {
            StartResult first = runner.start(source, Trigger.SCHEDULE);
            StartResult joined = other.start(source, Trigger.MANUAL);
            go.give();

            assertThat(joined).isInstanceOf(StartResult.Joined.class);
            assertThat(joined.runId()).isEqualTo(first.runId());
            assertThat(end(joined)).isEqualTo(end(first));
        }
    }

    @Test
    void replaces_a_joined_run_whose_process_dies_meanwhile() throws Exception {
        Subject source = jobs.add(1, run -> ScriptedJobs.UNCHANGED);
        var _ = store.claim(
                source,
                Trigger.SCHEDULE,
                clock.instant(),
                new Lease("dying", clock.instant().plusSeconds(30)));

        StartResult joined = runner.start(source, Trigger.MANUAL);
        assertThat(joined).isInstanceOf(StartResult.Joined.class);
        clock.advance(Duration.ofSeconds(31));

        Run replacement = end(joined);
        assertThat(replacement.id()).isNotEqualTo(joined.runId());
        assertThat(replacement.status()).isEqualTo(RunStatus.OK);
    }

    @Test
    void hears_at_the_next_renewal_that_another_process_cancelled_its_run() throws Exception {
        Signal begun = new Signal();
        Signal heard = new Signal();
        Subject source = jobs.add(1, run -> {
            begun.give();
            heard.await();
            run.checkCancelled();
            return ScriptedJobs.UNCHANGED;
        });
        StartResult start = runner.start(source, Trigger.SCHEDULE);
        begun.await();

        assertThat(store.requestCancel(start.runId())).isTrue();
        runner.renewLeases();
        heard.give();

        assertThat(end(start).status()).isEqualTo(RunStatus.CANCELLED);
    }

    @Test
    void stops_working_on_a_run_that_another_process_took_over() throws Exception {
        Signal begun = new Signal();
        Signal never = new Signal();
        Subject source = jobs.add(1, run -> {
            begun.give();
            never.await();
            return ScriptedJobs.UNCHANGED;
        });
        StartResult start = runner.start(source, Trigger.SCHEDULE);
        begun.await();

        database.run(handle -> handle.execute("UPDATE runs SET lease_owner = 'other'"));
        runner.renewLeases();

        assertThat(end(start).status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(store.openOf(source)).isPresent();
        assertThat(jobs.finished()).isEmpty();
    }

    private Runner runner() {
        return new Runner(store, List.of(jobs), events, clock);
    }

    private static Run end(StartResult start) throws Exception {
        return start.finished().get(60, TimeUnit.SECONDS);
    }

    private static Run.Problem problem(Run run) {
        Run.Problem problem = run.problem();
        assertThat(problem).isNotNull();
        return Objects.requireNonNull(problem);
    }
}
