package org.caldavsync.server.run;

import java.time.InstantSource;
import java.util.List;

/** Claims and executes runs: never two of one subject, and only a few in parallel. */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"})
public final class Runner implements AutoCloseable {

    public Runner(RunStore store, List<Jobs> jobs, RunEvents events, InstantSource clock) {}

    /** What came of asking for the end of a run. */
    public enum Cancellation {
        REQUESTED,
        ALREADY_FINISHED,
        UNKNOWN
    }

    /**
     * Runs the subject now, or joins the run that is open.
     *
     * @throws org.caldavsync.server.db.DatabaseFailure when no run could be claimed
     */
    public StartResult start(Subject subject, Trigger trigger) {
        throw new UnsupportedOperationException(subject.toString() + trigger);
    }

    /** Ends a run after the step it is at. */
    public Cancellation cancel(long runId) {
        throw new UnsupportedOperationException(String.valueOf(runId));
    }

    /** Starts nothing more; runs end after the step they are at, and after 10 seconds in any case. */
    @Override
    public void close() {}
}
