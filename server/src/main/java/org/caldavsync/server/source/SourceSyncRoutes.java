package org.caldavsync.server.source;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import org.caldavsync.server.run.Run;
import org.caldavsync.server.run.Runner;
import org.caldavsync.server.run.Subject;
import org.caldavsync.server.run.Trigger;
import org.caldavsync.server.subject.ManualRun;
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

    private record Answer(String status, String message, long events, long calendars, long runId) {}

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.post("/api/sources/{id}/sync", this::sync);
    }

    private void sync(Context ctx) {
        long id = PathId.of(ctx, "id");
        if (!store.exists(id)) {
            throw SourceRoutes.unknown(id);
        }
        ManualRun.answer(ctx, runner.start(Subject.source(id), Trigger.MANUAL), SourceSyncRoutes::answer);
    }

    private static Answer answer(Run run) {
        long events = run.tally().count("events");
        long calendars = run.tally().count("calendars");
        String message = "The feed has " + events + (events == 1 ? " event" : " events") + " of " + calendars
                + (calendars == 1 ? " calendar. " : " calendars. ") + ManualRun.problem(run);
        return new Answer("success", message.strip(), events, calendars, run.id());
    }
}
