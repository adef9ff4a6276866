package org.caldavsync.server.run;

import java.util.concurrent.CompletableFuture;

/** What came of asking for a run. */
public sealed interface StartResult {
    long runId();

    /**
     * Completes with the closed run; never exceptionally. Where a joined run turns out abandoned by its process, that is
     * the run that took its place.
     */
    CompletableFuture<Run> finished();

    /** A new run was claimed and is on its way. */
    record Started(long runId, CompletableFuture<Run> finished) implements StartResult {}

    /** One was open already: its end is yours too. */
    record Joined(long runId, CompletableFuture<Run> finished) implements StartResult {}
}
