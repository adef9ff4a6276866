package org.caldavsync.server.run;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.caldavsync.server.db.DatabaseFailure;
import org.caldavsync.server.run.RunStore.Claim;
import org.caldavsync.server.run.RunStore.OpenRun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims and executes runs: never two of one subject, in this process or another, and only a few in parallel. Every run
 * that is claimed is closed with an outcome, if not by this process then by the next that looks.
 */
public final class Runner implements AutoCloseable {
    /** How many runs work in parallel; further ones wait their turn. */
    static final int PARALLEL = 8;

    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
    private static final Duration GRACE = Duration.ofSeconds(7);
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(1);

    private final RunStore store;
    private final JobsByKind jobs;
    private final RunEvents events;
    private final InstantSource clock;
    private final FailurePolicy policy;
    private final RunCloser closer;
    private final Leases leases;
    private final Follower follower;
    private final Semaphore places = new Semaphore(PARALLEL, true);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("runs").daemon().factory());
    private volatile boolean stopping;

    /** Begins to renew leases, and to close what a process that is gone has left open. */
    public Runner(RunStore store, List<Jobs> jobs, RunEvents events, InstantSource clock) {
        this.store = store;
        this.jobs = new JobsByKind(jobs);
        this.events = events;
        this.clock = clock;
        this.policy = new FailurePolicy(clock);
        this.closer = new RunCloser(store, this.jobs, events, clock);
        this.leases = new Leases(store, closer, clock);
        this.follower = new Follower(store, leases, closer, timer);
        Recurring beat =
                new Recurring(leases::beat, "The leases of runs cannot be renewed; it is tried again in a moment");
        var _ = timer.scheduleWithFixedDelay(beat, 0, Leases.RENEWAL.toSeconds(), TimeUnit.SECONDS);
    }

    /** What came of asking for the end of a run. */
    public enum Cancellation {
        /** It ends after the step it is at. */
        REQUESTED,
        ALREADY_FINISHED,
        UNKNOWN
    }

    int failuresInARow(Subject subject) {
        return store.history().failuresInARow(subject);
    }

    /** Has that listener told of every run from now on. */
    public void listen(RunListener listener) {
        closer.listen(listener);
    }

    /**
     * Runs the subject now, or joins the run that is open.
     *
     * @throws DatabaseFailure when no run could be claimed
     * @throws RunnerClosed after {@link #close}
     */
    public StartResult start(Subject subject, Trigger trigger) {
        return switch (claim(subject, trigger)) {
            case Claim.Won(Run run) -> launch(run, () -> jobs.find(subject));
            case Claim.Lost(OpenRun open) -> join(open.run(), trigger);
        };
    }

    /**
     * Runs that job by hand, now; empty where a run of its subject is open, which is not joined: it does something else.
     *
     * @throws DatabaseFailure when no run could be claimed
     * @throws RunnerClosed after {@link #close}
     */
    public Optional<StartResult> startAlone(Job job) {
        return switch (claim(job.subject(), Trigger.MANUAL)) {
            case Claim.Won(Run run) -> Optional.of(launch(run, () -> Optional.of(job)));
            case Claim.Lost _ -> Optional.empty();
        };
    }

    /** Ends a run, of this process or another, after the step it is at. */
    public Cancellation cancel(long runId) {
        if (store.requestCancel(runId)) {
            leases.held(runId).ifPresent(run -> run.endBy(LiveRun.End.CANCELLED));
            return Cancellation.REQUESTED;
        }
        return store.history().find(runId).isPresent() ? Cancellation.ALREADY_FINISHED : Cancellation.UNKNOWN;
    }

    /** Starts nothing more; runs end after the step they are at, and after 8 seconds in any case. */
    @Override
    public void close() {
        stopping = true;
        Collection<LiveRun> open = leases.held();
        open.forEach(run -> run.endBy(LiveRun.End.STOPPED));
        if (!allFinish(open, GRACE)) {
            open.forEach(LiveRun::interrupt);
            if (!allFinish(open, AFTER_INTERRUPT)) {
                LOG.warn("Runs did not end in time; the next start closes them");
            }
        }
        timer.shutdownNow();
        follower.stop();
    }

    /** How many runs this process has open, those that wait for their turn included. */
    public int open() {
        return leases.held().size();
    }

    /** What a timer does every few seconds. */
    void renewLeases() {
        leases.beat();
    }

    private Claim claim(Subject subject, Trigger trigger) {
        if (stopping) {
            throw new RunnerClosed();
        }
        Claim claim = store.claim(subject, trigger, clock.instant(), leases.grant());
        if (claim instanceof Claim.Lost(OpenRun open) && leases.expired(open)) {
            closer.closeAbandoned(open);
            return claim(subject, trigger);
        }
        return claim;
    }

    private StartResult launch(Run run, Supplier<Optional<Job>> job) {
        LiveRun live = new LiveRun(run, store, events, clock);
        leases.hold(live);
        if (stopping) {
            live.endBy(LiveRun.End.STOPPED);
        }
        events.publish(new RunEvent.Started(run));
        Thread.ofVirtual().name("run " + run.id()).start(() -> execute(live, job));
        return new StartResult.Started(run.id(), live.finished());
    }

    private StartResult join(Run run, Trigger trigger) {
        CompletableFuture<Run> finished = leases.held(run.id())
                .map(LiveRun::finished)
                .orElseGet(() ->
                        follower.follow(run, () -> start(run.subject(), trigger).finished()));
        // Copies, so that nobody who waits can complete the run for the others.
        return new StartResult.Joined(run.id(), finished.copy());
    }

    private void execute(LiveRun live, Supplier<Optional<Job>> job) {
        Run closed = work(live, job);
        live.leave();
        try {
            live.writeItems();
            live.writeSteps();
        } catch (DatabaseFailure failure) {
            LOG.atWarn()
                    .addKeyValue("run", live.runId())
                    .setCause(failure)
                    .log("What a run did in detail cannot be written");
        }
        try {
            closer.close(closed, leases.owner());
        } finally {
            leases.release(live);
            live.finished().complete(closed);
        }
    }

    /** The border: whatever a job throws, its run has an end. Errors too, since input can exhaust stack and memory. */
    private Run work(LiveRun live, Supplier<Optional<Job>> job) {
        try {
            live.await(places);
            try {
                return live.closedBy(outcome(live, job));
            } finally {
                places.release();
            }
        } catch (RunCancelled cancelled) {
            return live.cancelled();
        } catch (Throwable failure) {
            return live.ending() ? live.cancelled() : live.closedBy(failed(live, failure));
        }
    }

    private Outcome outcome(LiveRun live, Supplier<Optional<Job>> job) {
        closer.begins(live.run());
        String kind = live.run().subject().kind().code();
        return job.get()
                .map(found -> found.execute(live))
                .orElseGet(() ->
                        new Outcome.Failed(Map.of(), new Verdict.NeedsOwner("The " + kind + " no longer exists.")));
    }

    private Outcome failed(LiveRun live, Throwable failure) {
        Verdict verdict = policy.judge(failure);
        if (verdict instanceof Verdict.Bug) {
            LOG.atError().addKeyValue("run", live.runId()).setCause(failure).log("A run ended by a defect");
        }
        return new Outcome.Failed(Map.of(), verdict);
    }

    private static boolean allFinish(Collection<LiveRun> runs, Duration patience) {
        CompletableFuture<?>[] ends = runs.stream().map(LiveRun::finished).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
