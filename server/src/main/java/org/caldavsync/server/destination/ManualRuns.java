package org.caldavsync.server.destination;

import java.util.Map;
import java.util.Optional;
import org.caldavsync.server.run.Job;
import org.caldavsync.server.run.Run;
import org.caldavsync.server.run.RunStatus;
import org.caldavsync.server.run.Runner;
import org.caldavsync.server.run.StartResult;
import org.caldavsync.server.run.Subject;
import org.caldavsync.server.run.Trigger;
import org.caldavsync.server.subject.ManualRun;
import org.caldavsync.server.web.ApiException;

/** What a person has destinations do. */
final class ManualRuns {
    private final Runner runner;
    private final Engine engine;

    ManualRuns(Runner runner, Engine engine) {
        this.runner = runner;
        this.engine = engine;
    }

    Engine engine() {
        return engine;
    }

    /** Runs it now, or joins the run that is open. */
    StartResult sync(Destination destination) {
        return runner.start(Subject.destination(destination.id()), Trigger.MANUAL);
    }

    /** Does exactly what that preview showed. */
    StartResult apply(Destination destination, String planId) {
        return alone(engine.applying(destination, planId));
    }

    /** Carries out what the brake held in that run, and waits. */
    Run release(Destination destination, long runId) {
        return ManualRun.done(
                alone(engine.releasing(destination, runId)).finished().join());
    }

    /**
     * What became of the events of a destination.
     *
     * @param kept those that somebody changed since they were written
     */
    record Removed(long removed, long kept) {}

    /**
     * Removes what the destination has written, and waits.
     *
     * @return how many events
     * @throws ApiException when some of it is still there
     */
    Removed remove(Destination destination) {
        Run run = ManualRun.done(alone(engine.removing(destination)).finished().join());
        long removed = run.tally().count("deleted");
        if (run.status() != RunStatus.OK) {
            throw new ApiException.Upstream(
                    "Not every event could be removed: " + removed + " were. The destination is kept, so that the rest"
                            + " can be removed by another try. " + ManualRun.problem(run),
                    false);
        }
        return new Removed(removed, run.tally().count("kept"));
    }

    private static ApiException gone() {
        return new ApiException.Conflict("The destination was deleted meanwhile. Nothing was done.", Map.of());
    }

    private StartResult alone(Optional<Job> job) {
        return runner.startAlone(job.orElseThrow(ManualRuns::gone))
                .orElseThrow(() -> new ApiException.Conflict(
                        "This destination is running at the moment. Nothing was done; try again when it has finished.",
                        Map.of()));
    }
}
