package org.caldavsync.server.run;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.caldavsync.server.db.DatabaseFailure;
import org.caldavsync.server.run.RunStore.OpenRun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes runs, whatever the database thinks of it at the moment, and tells everybody. */
final class RunCloser {
    private static final Logger LOG = LoggerFactory.getLogger(RunCloser.class);
    private static final String ABANDONED =
            "The service stopped during this run. Events that were synchronised before are kept, and so is what the run"
                    + " had stored; the next run does the rest.";

    private final RunStore store;
    private final JobsByKind jobs;
    private final RunEvents events;
    private final InstantSource clock;
    private final List<RunListener> listeners = new CopyOnWriteArrayList<>();

    /** Closed runs the database would not take yet, each with the owner of its lease. */
    private final Map<Run, String> unwritten = new ConcurrentHashMap<>();

    RunCloser(RunStore store, JobsByKind jobs, RunEvents events, InstantSource clock) {
        this.store = store;
        this.jobs = jobs;
        this.events = events;
        this.clock = clock;
    }

    void listen(RunListener listener) {
        listeners.add(listener);
    }

    void begins(Run run) {
        listeners.forEach(listener -> listener.begins(run));
    }

    /** Closes the run, at once or as soon as the database allows; not at all where somebody else has. */
    void close(Run closed, String owner) {
        try {
            if (!write(closed, owner)) {
                return;
            }
        } catch (DatabaseFailure failure) {
            unwritten.put(closed, owner);
            LOG.atWarn()
                    .addKeyValue("run", closed.id())
                    .setCause(failure)
                    .log("The end of a run cannot be written; it is tried again every few seconds");
        }
        tell(closed);
    }

    /**
     * Closes a run whose process is gone.
     *
     * @throws DatabaseFailure when the database does not take it; the run is still open then
     */
    void closeAbandoned(OpenRun open) {
        Run closed = abandoned(open.run());
        if (write(closed, open.lease().owner())) {
            tell(closed);
        }
    }

    /** Whether that run was closed because its process was gone, by this process or another. */
    static boolean wasAbandoned(Run run) {
        Run.Problem problem = run.problem();
        return problem != null && problem.message().equals(ABANDONED);
    }

    private Run abandoned(Run run) {
        return new Run(
                run.id(),
                run.subject(),
                run.trigger(),
                RunStatus.ERROR,
                run.startedAt(),
                clock.instant(),
                run.tally(),
                true,
                new Run.Problem(FailureCause.SERVICE, ABANDONED, clock.instant()));
    }

    /** Writes what could not be written before. */
    void retry() {
        unwritten.forEach((closed, owner) -> {
            boolean _ = write(closed, owner);
            unwritten.remove(closed);
        });
    }

    /** What was run takes note in the same transaction: its state and its history never differ. */
    private boolean write(Run closed, String owner) {
        return store.close(closed, owner, () -> jobs.finished(closed));
    }

    private void tell(Run closed) {
        LOG.atInfo()
                .addKeyValue("run", closed.id())
                .addKeyValue("subject", closed.subject())
                .addKeyValue("trigger", closed.trigger().code())
                .addKeyValue("status", closed.status().code())
                .addKeyValue("requests", closed.tally().requests())
                .log("Run finished");
        listeners.forEach(listener -> inform(closed, () -> listener.finished(closed)));
        events.publish(new RunEvent.Finished(closed));
    }

    /** A listener that fails must keep neither the next one nor those who wait from hearing of the end. */
    private static void inform(Run closed, Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException failure) {
            LOG.atWarn()
                    .addKeyValue("run", closed.id())
                    .setCause(failure)
                    .log("The end of a run was not noted everywhere; the history has it");
        }
    }
}
