package org.caldavsync.server.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.caldavsync.server.db.DatabaseFailure;
import org.jspecify.annotations.Nullable;

/** A run of this process while it is open: what its job sees, and how it is told to end. */
final class LiveRun implements RunContext {
    static final int ITEMS_KEPT = 2_000;

    private static final int ITEM_BATCH = 100;
    private static final int STEPS_KEPT = 100;
    private static final Duration WORTH_TELLING = Duration.ofMillis(500);
    private static final int FAILURES_LISTED = 10;
    private static final Duration BETWEEN_REPORTS = Duration.ofMillis(250);

    /** Why a run has to end before it is done. */
    enum End {
        CANCELLED("The run was cancelled. What it did until then is kept."),
        STOPPED("The service stopped during this run. What it did until then is kept; the next run does the rest."),
        LEASE_LOST("Another process took this run over.");

        private final String message;

        End(String message) {
            this.message = message;
        }
    }

    /** Items that are to be written, and the number of the first. */
    private record Batch(long firstPlace, List<RunItem> items) {}

    private final Run run;
    private final RunStore store;
    private final RunEvents events;
    private final InstantSource clock;
    private final CompletableFuture<Run> finished = new CompletableFuture<>();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final List<RunItem> items = new ArrayList<>();
    private final List<Batch> unwritten = new ArrayList<>();
    private final List<RunStep> steps = new ArrayList<>();
    private long itemsSeen;
    private Instant lastReport = Instant.MIN;
    private @Nullable Thread worker;
    private boolean queued;
    private volatile @Nullable End end;

    LiveRun(Run run, RunStore store, RunEvents events, InstantSource clock) {
        this.run = run;
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    Run run() {
        return run;
    }

    CompletableFuture<Run> finished() {
        return finished;
    }

    @Override
    public long runId() {
        return run.id();
    }

    @Override
    public Trigger trigger() {
        return run.trigger();
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    @Override
    public void checkCancelled() {
        if (end != null || Thread.currentThread().isInterrupted()) {
            throw new RunCancelled();
        }
    }

    @Override
    public void progress(long done, long total, String what) {
        Instant now = clock.instant();
        synchronized (this) {
            if (steps.size() < STEPS_KEPT
                    && (steps.isEmpty() || !steps.getLast().what().equals(what))) {
                steps.add(new RunStep(what, now));
            }
            boolean last = total > 0 && done == total;
            if (!last && Duration.between(lastReport, now).abs().compareTo(BETWEEN_REPORTS) < 0) {
                return;
            }
            lastReport = now;
        }
        events.publish(new RunEvent.Progress(run.subject(), run.id(), done, total, what));
    }

    @Override
    public void item(RunItem item) {
        Batch full;
        synchronized (this) {
            itemsSeen++;
            if (itemsSeen <= ITEMS_KEPT) {
                items.add(item);
            }
            if (items.size() < ITEM_BATCH) {
                return;
            }
            full = taken();
        }
        write(full);
    }

    @Override
    public void traffic(long moreRequests, long moreBytes) {
        requests.addAndGet(moreRequests);
        bytes.addAndGet(moreBytes);
    }

    /** Writes what the run worked on, where that took a time that anybody asks about. */
    synchronized void writeSteps() {
        Duration taken = Duration.between(run.startedAt(), clock.instant());
        if (!steps.isEmpty() && taken.compareTo(WORTH_TELLING) >= 0) {
            store.addSteps(run.id(), steps);
        }
    }

    /** Writes what {@link #item} still holds back, or could not write. */
    void writeItems() {
        List<Batch> rest;
        synchronized (this) {
            rest = new ArrayList<>(unwritten);
            rest.add(taken());
            unwritten.clear();
        }
        rest.forEach(this::write);
    }

    private synchronized Batch taken() {
        Batch taken = new Batch(Math.min(itemsSeen, ITEMS_KEPT) - items.size() + 1, List.copyOf(items));
        items.clear();
        return taken;
    }

    /** Without the lock: other threads of the run go on meanwhile. */
    private void write(Batch batch) {
        if (batch.items().isEmpty()) {
            return;
        }
        try {
            store.addItems(run.id(), batch.firstPlace(), batch.items());
        } catch (DatabaseFailure failure) {
            synchronized (this) {
                unwritten.add(batch);
            }
            throw failure;
        }
    }

    /**
     * Waits for a place among the runs that work.
     *
     * @throws RunCancelled when the run has to end before it has one
     */
    void await(Semaphore places) {
        synchronized (this) {
            worker = Thread.currentThread();
            queued = true;
            checkCancelled();
        }
        try {
            places.acquire();
        } catch (InterruptedException e) {
            throw new RunCancelled();
        } finally {
            synchronized (this) {
                queued = false;
            }
        }
    }

    /** Has the job end after the step it is at. */
    synchronized void endBy(End why) {
        if (end == null) {
            end = why;
        }
        if (queued && worker != null) {
            worker.interrupt();
        }
    }

    /** Has the job end in the middle of whatever it does. */
    synchronized void interrupt() {
        if (worker != null) {
            worker.interrupt();
        }
    }

    /** The job has ended: from here on nothing interrupts the closing. */
    synchronized void leave() {
        worker = null;
        // The answer to an interrupt has been given; left set, it would break the write that closes the run.
        boolean _ = Thread.interrupted();
    }

    /** What the run is when it ends with that outcome. */
    Run closedBy(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Ok _ -> closed(RunStatus.OK, outcome, null);
            case Outcome.Partial partial -> closed(RunStatus.PARTIAL, outcome, upstream(listed(partial.failures())));
            case Outcome.Held held -> closed(RunStatus.HELD, outcome, upstream(held.reason()));
            case Outcome.Moved moved ->
                closed(RunStatus.CANCELLED, outcome, new Run.Problem(FailureCause.SERVICE, moved.reason(), null));
            case Outcome.Failed failed -> closed(RunStatus.ERROR, outcome, Run.Problem.of(failed.verdict()));
        };
    }

    /** What the run is when it was ended before it was done. */
    Run cancelled() {
        End why = end == null ? End.CANCELLED : end;
        Instant again = why == End.CANCELLED ? null : clock.instant();
        Run.Problem problem = new Run.Problem(FailureCause.SERVICE, why.message, again);
        return closed(RunStatus.CANCELLED, new Outcome.Ok(Map.of(), true), problem);
    }

    /** Whether it has been told to end. */
    boolean ending() {
        return end != null;
    }

    private synchronized Run closed(RunStatus status, Outcome outcome, Run.@Nullable Problem problem) {
        TreeMap<String, Long> counts = new TreeMap<>(outcome.counts());
        if (itemsSeen > ITEMS_KEPT) {
            counts.put("items_not_listed", itemsSeen - ITEMS_KEPT);
        }
        Tally tally = new Tally(counts, requests.get(), bytes.get());
        return new Run(
                run.id(),
                run.subject(),
                run.trigger(),
                status,
                run.startedAt(),
                clock.instant(),
                tally,
                outcome.changed(),
                problem);
    }

    private static String listed(List<String> failures) {
        String first = String.join(" ", failures.subList(0, Math.min(failures.size(), FAILURES_LISTED)));
        int more = failures.size() - FAILURES_LISTED;
        return more > 0 ? first + " And " + more + " more." : first;
    }

    private static Run.Problem upstream(String message) {
        return new Run.Problem(FailureCause.UPSTREAM, message, null);
    }
}
