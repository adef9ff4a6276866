package org.caldavsync.server.source;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Duration;
import java.util.Map;
import org.caldavsync.server.run.FailureCause;
import org.caldavsync.server.run.Run;
import org.caldavsync.server.run.Runner;
import org.caldavsync.server.run.StartResult;
import org.caldavsync.server.run.Subject;
import org.caldavsync.server.run.Trigger;
import org.caldavsync.server.web.ApiException;
import org.caldavsync.server.web.PathId;
import org.caldavsync.server.web.Routes;

/** {@code POST /api/sources/{id}/sync}: runs now, and waits unless told otherwise. */
final class SourceSyncRoutes implements Routes {
    private final JdbcSourceStore store;
    private final Runner runner;

    SourceSyncRoutes(JdbcSourceStore store, Runner runner) {
        this.store = store;
        this.runner = runner;
    }

    private record Accepted(String status, String message, long runId) {}

    private record Answer(String status, String message, long events, long calendars, long runId) {}

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.post("/api/sources/{id}/sync", this::sync);
    }

    private void sync(Context ctx) {
        long id = PathId.of(ctx, "id");
        if (store.find(id).isEmpty()) {
            throw SourceRoutes.unknown(id);
        }
        StartResult started = runner.start(Subject.source(id), Trigger.MANUAL);
        String prefer = ctx.header("Prefer");
        if (prefer != null && prefer.contains("respond-async")) {
            ctx.status(202).header("Location", "/api/runs/" + started.runId());
            ctx.json(new Accepted("success", "The sync has started.", started.runId()));
            return;
        }
        ctx.json(answer(started.finished().join()));
    }

    private static Answer answer(Run run) {
        long events = run.tally().count("events");
        long calendars = run.tally().count("calendars");
        return switch (run.status()) {
            case OK -> new Answer("success", counted(events, calendars), events, calendars, run.id());
            case PARTIAL, HELD ->
                new Answer("success", counted(events, calendars) + " " + problem(run), events, calendars, run.id());
            case CANCELLED -> throw new ApiException.Conflict("The sync was cancelled.", Map.of("run_id", run.id()));
            case ERROR, RUNNING -> throw failure(run);
        };
    }

    private static String counted(long events, long calendars) {
        return "The feed has " + events + (events == 1 ? " event" : " events") + " of " + calendars
                + (calendars == 1 ? " calendar." : " calendars.");
    }

    private static ApiException failure(Run run) {
        FailureCause cause =
                run.problem() == null ? FailureCause.SERVICE : run.problem().cause();
        return switch (cause) {
            case UPSTREAM -> new ApiException.Upstream(problem(run), false);
            case TIMEOUT -> new ApiException.Upstream(problem(run), true);
            case SERVICE -> new ApiException.Unavailable(problem(run), Duration.ofMinutes(1));
        };
    }

    private static String problem(Run run) {
        return run.problem() == null ? "" : run.problem().message();
    }
}
