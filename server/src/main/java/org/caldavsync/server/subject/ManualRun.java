package org.caldavsync.server.subject;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.caldavsync.server.run.FailureCause;
import org.caldavsync.server.run.Run;
import org.caldavsync.server.run.StartResult;
import org.caldavsync.server.web.ApiException;

/** A run that a request has asked for: waits for it unless told otherwise, and turns its end into an answer. */
public final class ManualRun {
    private ManualRun() {}

    private record Accepted(String status, String message, long runId) {}

    /**
     * Answers 202 with the address of the run where the client prefers that (RFC 7240 §4.1), else waits for its end.
     *
     * @param body the answer to a run that is {@code ok}, {@code partial} or {@code held}
     */
    public static void answer(Context ctx, StartResult run, Function<Run, Object> body) {
        String prefer = ctx.header("Prefer");
        if (prefer != null && prefer.contains("respond-async")) {
            ctx.status(202).header("Location", "/api/runs/" + run.runId());
            ctx.json(new Accepted("success", "The sync has started.", run.runId()));
            return;
        }
        ctx.json(body.apply(done(run.finished().join())));
    }

    /**
     * The run, where it has done what it was for.
     *
     * @throws ApiException that tells why it has not
     */
    public static Run done(Run run) {
        return switch (run.status()) {
            case OK, PARTIAL, HELD -> run;
            case CANCELLED -> throw new ApiException.Conflict(problem(run), Map.of("run_id", run.id()));
            case ERROR, RUNNING ->
                throw failure(
                        run.problem() == null
                                ? FailureCause.SERVICE
                                : run.problem().cause(),
                        problem(run));
        };
    }

    /** What to answer where that failed: 502, 504 or 503. */
    public static ApiException failure(FailureCause cause, String message) {
        return switch (cause) {
            case UPSTREAM -> new ApiException.Upstream(message, false);
            case TIMEOUT -> new ApiException.Upstream(message, true);
            case SERVICE -> new ApiException.Unavailable(message, Duration.ofMinutes(1));
        };
    }

    /** What the run was not able to do, for people; empty where it did everything. */
    public static String problem(Run run) {
        return run.problem() == null ? "" : run.problem().message();
    }
}
