package org.caldavsync.server.destination.push;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.caldavsync.caldav.CalDavException;
import org.caldavsync.caldav.Fetched;
import org.caldavsync.caldav.Href;
import org.caldavsync.http.HttpFailure;
import org.caldavsync.server.run.FailurePolicy;
import org.caldavsync.server.run.RunCancelled;
import org.caldavsync.server.run.RunContext;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the writes of a plan, each by itself: what fails for one event costs no other. Removals first, which free
 * UIDs; then changes; then what is new.
 */
final class PlanExecutor {
    /** Rows announced in one transaction; so many may have to be looked at again after a crash. */
    private static final int ANNOUNCED = 100;

    private final Parts parts;
    private final Ledger ledger;
    private final RunContext context;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();

    /**
     * What it works with.
     *
     * @param writer prepares one step; the result is asked for once, by the same thread; called from several threads
     * @param current reads members; a new one for each use
     */
    record Parts(Function<Step.Write, Supplier<Result>> writer, Supplier<Current> current, Lanes lanes) {}

    PlanExecutor(Parts parts, Ledger ledger, RunContext context) {
        this.parts = parts;
        this.ledger = ledger;
        this.context = context;
    }

    /**
     * Does what can be done, and enters it into the ledger.
     *
     * @throws RuntimeException what the database or the run's end throws; an error too; writes under way have ended then
     */
    void execute(List<? extends Step.Write> writes) {
        List<Step.Write> removals = writes.stream()
                .filter(Step.Delete.class::isInstance)
                .map(Step.Write.class::cast)
                .toList();
        List<Step.Write> others = writes.stream()
                .filter(step -> !(step instanceof Step.Delete))
                .map(Step.Write.class::cast)
                .toList();
        carryOut(removals, writes.size());
        carryOut(others, writes.size());
        readVersions();
    }

    private void carryOut(List<Step.Write> steps, int total) {
        try {
            for (int from = 0; from < steps.size() && goesOn(); from += ANNOUNCED) {
                List<Step.Write> group = steps.subList(from, Math.min(from + ANNOUNCED, steps.size()));
                ledger.announce(group);
                for (Step.Write step : group) {
                    start(step, total);
                }
            }
        } catch (RuntimeException | Error failure) {
            // What waits for a lane does not go on either.
            broken.compareAndSet(null, failure);
        } finally {
            awaitEnd();
            noteWrites();
        }
        switch (broken.get()) {
            case null -> {}
            case RuntimeException failure -> throw failure;
            case Error failure -> throw failure;
            case Throwable impossible -> throw new IllegalStateException(impossible);
        }
    }

    /** What has happened is noted by a run that is told to end, too: the flag would break that write. */
    private void noteWrites() {
        boolean interrupted = Thread.interrupted();
        try {
            ledger.write();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean goesOn() {
        context.checkCancelled();
        return ledger.stopped().isEmpty() && broken.get() == null;
    }

    private void start(Step.Write step, int total) {
        if (!goesOn()) {
            return;
        }
        try {
            parts.lanes().approach();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new RunCancelled();
        }
        Thread.ofVirtual().name("write").start(() -> run(step, total));
    }

    private void run(Step.Write step, int total) {
        try {
            write(step, parts.writer().apply(step), total);
        } catch (Throwable failure) {
            // The border of this thread. The run's own throws it when the others have ended: the database, a defect, or
            // an event that exhausts stack or memory.
            broken.compareAndSet(null, failure);
        } finally {
            parts.lanes().depart();
        }
    }

    private void write(Step.Write step, Supplier<Result> prepared, int total) throws InterruptedException {
        parts.lanes().enter();
        boolean troubled = true;
        try {
            if (goesOn()) {
                Result result = result(prepared);
                troubled = result.isTrouble();
                ledger.enter(step, result);
                context.progress(done.incrementAndGet(), total, "events");
            }
        } finally {
            parts.lanes().leave(troubled);
        }
    }

    private Result result(Supplier<Result> prepared) {
        try {
            return prepared.get();
        } catch (UnreadableException unreadable) {
            return new Result.Failed("It could not be read back: " + unreadable.getMessage(), true);
        } catch (HttpFailure failure) {
            return new Result.Failed(String.valueOf(failure.getMessage()), true);
        } catch (CalDavException.Unauthorized | CalDavException.RateLimited failure) {
            return new Result.Stop(new FailurePolicy(context.clock()).judge(failure));
        } catch (CalDavException failure) {
            return new Result.Failed(String.valueOf(failure.getMessage()), true);
        }
    }

    private void awaitEnd() {
        boolean interrupted = false;
        while (true) {
            try {
                parts.lanes().awaitEmpty();
                break;
            } catch (InterruptedException stop) {
                // What is under way ends by its own deadlines; nothing may go on behind the back of a closed run.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks for the versions that servers did not name: without them the next write could not be conditional. */
    private void readVersions() {
        List<Result.Stored> unread = ledger.unread();
        if (unread.isEmpty()) {
            return;
        }
        Map<Href, Result.Stored> byHref = new HashMap<>();
        unread.forEach(stored -> byHref.put(stored.row().href(), stored));
        Current current = parts.current().get();
        try {
            current.collection().fetch(byHref.keySet(), fetched -> {
                Result.Stored stored = byHref.get(fetched.href());
                if (stored != null && fetched instanceof Fetched.Loaded loaded) {
                    ledger.read(stored, current.reader().read(loaded));
                }
            });
        } catch (CalDavException | HttpFailure later) {
            // The rows stay without a version: the next run's listing tells it.
            ledger.count("versions_unread");
        }
    }
}
