package org.caldavsync.server.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The history of runs, and the claims that keep two of one subject apart, over processes too. */
public interface RunStore {
    /** The largest page of {@link #list} and {@link #items}. */
    int PAGE = 500;

    /** Which process holds a run, and until when it need not prove to be alive. */
    record Lease(String owner, Instant until) {}

    /** An open run and who holds it. */
    record OpenRun(Run run, Lease lease) {}

    /** What came of a claim. */
    sealed interface Claim {
        record Won(Run run) implements Claim {}

        /** That run is open; nothing was written. */
        record Lost(OpenRun open) implements Claim {}
    }

    /**
     * Which runs to list.
     *
     * @param before only those with a smaller id
     * @param limit 1 to {@link #PAGE}
     */
    record Filter(
            @Nullable RunKind kind,
            @Nullable Long subjectId,
            @Nullable RunStatus status,
            long before,
            int limit) {
        public Filter {
            if (limit < 1 || limit > PAGE) {
                throw new IllegalArgumentException("limit: " + limit);
            }
        }
    }

    /** Opens a run unless one of that subject is open. */
    Claim claim(Subject subject, Trigger trigger, Instant now, Lease lease);

    /** Closes the run where it is open and held by that owner; false: somebody else closed it. */
    boolean close(Run closed, String owner);

    /** Extends every open run of that owner; returns those still open, each with whether its end is asked for. */
    List<Renewed> renew(Lease lease);

    /** An open run after its renewal. */
    record Renewed(long runId, boolean cancelRequested) {}

    /** Open runs, of whatever owner. */
    List<OpenRun> open();

    Optional<OpenRun> openOf(Subject subject);

    Optional<Run> find(long id);

    /** Newest first. */
    List<Run> list(Filter filter);

    /** Failed runs in a row, the latest last; at most 30. */
    int failuresInARow(Subject subject);

    /** Asks for the end of an open run; false: it is not open. */
    boolean requestCancel(long id);

    /** Adds what was done to events; {@code firstNumber} and on are their places. */
    void addItems(long runId, long firstNumber, List<RunItem> items);

    /** A page of what a run did to events, those after that place; in order. */
    List<RunItem> items(long runId, long after, int limit);

    /** Deletes what need not be kept: at most a small batch; returns how many runs went. */
    int prune(Retention retention);

    /**
     * What is kept.
     *
     * @param since runs that finished earlier go
     * @param everyRunSince of the scheduled runs that finished earlier and changed nothing, the last of each day stays
     */
    record Retention(Instant since, Instant everyRunSince) {}
}
