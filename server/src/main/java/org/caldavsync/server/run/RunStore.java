package org.caldavsync.server.run;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The claims that keep two runs of one subject apart, over processes too. {@link #history()} reads what became of them. */
public interface RunStore {
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

    /** An open run after its renewal. */
    record Renewed(long runId, boolean cancelRequested) {}

    /** What these runs did, to read. */
    RunHistory history();

    /** Opens a run unless one of that subject is open. */
    Claim claim(Subject subject, Trigger trigger, Instant now, Lease lease);

    /**
     * Closes a run that is open and held by that owner; false: it was closed before, or is somebody else's.
     *
     * @param also what is written together with it, or not at all
     */
    boolean close(Run closed, String owner, Runnable also);

    /** Extends those runs where they are open and the owner's; returns the ones it extended. */
    List<Renewed> renew(Collection<Long> runIds, Lease lease);

    /** To be called when the processes that hold open runs are known to be gone: they count as abandoned at once. */
    void endLeases();

    /** Every open run. */
    List<OpenRun> open();

    /** The open run of that subject. */
    Optional<OpenRun> openOf(Subject subject);

    /** The run of that id, where it is open. */
    Optional<OpenRun> open(long id);

    /** Asks for the end of an open run; false: it is not open. */
    boolean requestCancel(long id);

    /** Adds what was done to events; they take the places from {@code firstPlace} on. */
    void addItems(long runId, long firstPlace, List<RunItem> items);

    /** Adds what a run worked on, one after the other; once a run. */
    void addSteps(long runId, List<RunStep> steps);
}
