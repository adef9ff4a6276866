package org.caldavsync.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.db.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes, as far as a database can tell, that start and cancel runs of the same few sources at random. */
@Tag("real")
class RunnerStressTest {
    private static final int PROCESSES = 3;
    private static final int SOURCES = 4;
    private static final int STEPS = 150;

    @TempDir
    Path directory;

    private final SettableClock clock = new SettableClock();
    private final Map<Long, AtomicInteger> working = new ConcurrentHashMap<>();
    private final AtomicInteger overlaps = new AtomicInteger();
    private final AtomicInteger executed = new AtomicInteger();

    @Test
    void never_works_on_one_source_twice_at_a_time_and_closes_every_run() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        List<Node> processes = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(open());
        }

        List<Thread> threads = new ArrayList<>();
        List<StartResult> starts = Collections.synchronizedList(new ArrayList<>());
        for (Node process : processes) {
            SplittableRandom random = new SplittableRandom(seed + threads.size());
            threads.add(Thread.ofVirtual().start(() -> disturb(process.runner(), random, starts)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        for (StartResult start : starts) {
            assertThat(start.finished().get(60, TimeUnit.SECONDS).status()).isIn(RunStatus.OK, RunStatus.CANCELLED);
        }

        assertThat(overlaps).as("seed %s", seed).hasValue(0);
        assertThat(executed.get()).isGreaterThan(SOURCES);
        assertThat(new JdbcRunStore(processes.getFirst().database()).open()).isEmpty();
        processes.forEach(Node::close);
    }

    private record Node(Database database, Runner runner) {
        void close() {
            runner.close();
            database.close();
        }
    }

    private Node open() {
        Database database = TestDatabase.open(directory.resolve("a.db"));
        ScriptedJobs jobs = new ScriptedJobs();
        LongStream.range(0, SOURCES).forEach(id -> {
            var _ = jobs.add(id, run -> work(id, run));
        });
        return new Node(database, new Runner(new JdbcRunStore(database), List.of(jobs), new RunEvents(), clock));
    }

    private Outcome work(long id, RunContext run) {
        AtomicInteger here = working.computeIfAbsent(id, _ -> new AtomicInteger());
        if (here.incrementAndGet() > 1) {
            overlaps.incrementAndGet();
        }
        try {
            executed.incrementAndGet();
            for (int i = 0; i < 5; i++) {
                run.checkCancelled();
                LockSupport.parkNanos(1_000_000);
            }
            return ScriptedJobs.UNCHANGED;
        } finally {
            here.decrementAndGet();
        }
    }

    private static void disturb(Runner runner, SplittableRandom random, List<StartResult> starts) {
        for (int i = 0; i < STEPS; i++) {
            StartResult start = runner.start(Subject.source(random.nextInt(SOURCES)), Trigger.MANUAL);
            starts.add(start);
            if (random.nextInt(5) == 0) {
                var _ = runner.cancel(start.runId());
            }
            LockSupport.parkNanos(random.nextLong(3_000_000));
        }
    }
}
