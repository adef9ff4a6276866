package org.caldavsync.server.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Forgets runs that are older than is kept, every few minutes and a small batch at a time. */
public final class HistoryPruner implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final Duration EVERY_RUN = Duration.ofHours(24);

    private final RunHistory history;
    private final Period kept;
    private final InstantSource clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("history").factory());

    /**
     * Begins.
     *
     * @param kept how long runs are kept; of those that changed nothing only one a day after 24 hours
     */
    public HistoryPruner(RunHistory history, Period kept, InstantSource clock) {
        this.history = history;
        this.kept = kept;
        this.clock = clock;
        Recurring pruning =
                new Recurring(this::prune, "Old runs cannot be deleted; it is tried again in a few minutes");
        var _ = timer.scheduleWithFixedDelay(pruning, PAUSE.toMinutes(), PAUSE.toMinutes(), TimeUnit.MINUTES);
    }

    /** Forgets everything that need not be kept now. */
    void prune() {
        Instant now = clock.instant();
        Instant since = now.atOffset(ZoneOffset.UTC).minus(kept).toInstant();
        RunHistory.Retention retention = new RunHistory.Retention(since, now.minus(EVERY_RUN));
        int gone = 1;
        while (gone > 0 && !timer.isShutdown()) {
            gone = history.prune(retention);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
