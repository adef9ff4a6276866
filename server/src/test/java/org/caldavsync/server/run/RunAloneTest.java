package org.caldavsync.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.db.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of a job that was made for the occasion. */
@Tag("store")
class RunAloneTest {
    private static final Subject SUBJECT = Subject.source(1);

    @TempDir
    Path directory;

    private final ScriptedJobs jobs = new ScriptedJobs();
    private Database database;
    private RunStore store;
    private Runner runner;

    @BeforeEach
    void open() {
        database = TestDatabase.open(directory.resolve("a.db"));
        store = new JdbcRunStore(database);
        runner = new Runner(store, List.of(jobs), new RunEvents(), new SettableClock());
    }

    @AfterEach
    void close() {
        runner.close();
        database.close();
    }

    private static Job job(Outcome outcome) {
        return new Job() {
            @Override
            public Subject subject() {
                return SUBJECT;
            }

            @Override
            public Outcome execute(RunContext context) {
                return outcome;
            }
        };
    }

    @Test
    void does_what_that_job_does_and_not_what_its_subject_would() throws Exception {
        var _ = jobs.add(1, _ -> ScriptedJobs.UNCHANGED);

        Run run = runner.startAlone(job(new Outcome.Ok(Map.of("deleted", 3L), true)))
                .orElseThrow()
                .finished()
                .get(10, TimeUnit.SECONDS);

        assertThat(run.tally().count("deleted")).isEqualTo(3);
        assertThat(run.trigger()).isEqualTo(Trigger.MANUAL);
        assertThat(store.history().find(run.id())).contains(run);
    }

    @Test
    void does_not_join_a_run_that_is_open() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        var _ = jobs.add(1, _ -> {
            try {
                release.await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            return ScriptedJobs.UNCHANGED;
        });
        StartResult open = runner.start(SUBJECT, Trigger.MANUAL);

        assertThat(runner.startAlone(job(ScriptedJobs.UNCHANGED))).isEmpty();

        release.countDown();
        assertThat(open.finished().get(10, TimeUnit.SECONDS).status()).isEqualTo(RunStatus.OK);
    }

    @Test
    void ends_cancelled_where_what_it_rests_on_has_moved() throws Exception {
        Run run = runner.startAlone(job(new Outcome.Moved("The calendar has changed since.")))
                .orElseThrow()
                .finished()
                .get(10, TimeUnit.SECONDS);

        assertThat(run.status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(run.changed()).isFalse();
        assertThat(run.problem())
                .isNotNull()
                .extracting(Run.Problem::message)
                .isEqualTo("The calendar has changed since.");
    }
}
