package org.caldavsync.server.run;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.caldavsync.server.db.DatabaseFailure;
import org.caldavsync.server.run.RunStore.OpenRun;

/** Waits for runs that another process works on, by looking at their rows. */
final class Follower {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final RunStore store;
    private final Leases leases;
    private final RunCloser closer;
    private final ScheduledExecutorService timer;
    private final Set<Followed> followed = ConcurrentHashMap.newKeySet();

    private record Followed(Run run, CompletableFuture<Run> finished, Supplier<CompletableFuture<Run>> replacement) {}

    Follower(RunStore store, Leases leases, RunCloser closer, ScheduledExecutorService timer) {
        this.store = store;
        this.leases = leases;
        this.closer = closer;
        this.timer = timer;
    }

    /** Completes with the run once it is closed; where its process abandons it, with the one that replaces it. */
    CompletableFuture<Run> follow(Run run, Supplier<CompletableFuture<Run>> replacement) {
        Followed one = new Followed(run, new CompletableFuture<>(), replacement);
        followed.add(one);
        lookLater(one);
        return one.finished();
    }

    /** Nobody waits any longer: every run followed is given as it was when that began. */
    void stop() {
        followed.forEach(one -> one.finished().complete(one.run()));
    }

    private void lookLater(Followed one) {
        try {
            var _ = timer.schedule(() -> look(one), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopped) {
            one.finished().complete(one.run());
        }
    }

    private void look(Followed one) {
        try {
            Optional<OpenRun> open = store.open(one.run().id());
            if (open.isPresent()) {
                open.filter(leases::expired).ifPresent(closer::closeAbandoned);
                lookLater(one);
            } else {
                Run closed = store.history().find(one.run().id()).orElse(one.run());
                end(
                        one,
                        RunCloser.wasAbandoned(closed)
                                ? one.replacement().get()
                                : CompletableFuture.completedFuture(closed));
            }
        } catch (DatabaseFailure failure) {
            lookLater(one);
        } catch (RunnerClosed stopping) {
            stop();
        } catch (RuntimeException defect) {
            // Whoever waits is told, instead of waiting for ever.
            end(one, CompletableFuture.failedFuture(defect));
        }
    }

    private void end(Followed one, CompletableFuture<Run> with) {
        followed.remove(one);
        var _ = with.whenComplete((run, failure) -> {
            if (failure == null) {
                one.finished().complete(run);
            } else {
                one.finished().completeExceptionally(failure);
            }
        });
    }
}
