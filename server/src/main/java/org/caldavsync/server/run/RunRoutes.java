package org.caldavsync.server.run;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caldavsync.server.web.ApiException;
import org.caldavsync.server.web.PathId;
import org.caldavsync.server.web.Query;
import org.caldavsync.server.web.Routes;

/** {@code /api/runs} and {@code /api/events}: what ran, what runs, and how to end it. */
public final class RunRoutes implements Routes {
    private static final long ITEMS = 100;
    private static final long EACH = 20;
    private static final long MOST_EACH = 50;

    private final RunHistory history;
    private final Runner runner;
    private final EventStream stream;

    public RunRoutes(RunStore store, Runner runner, RunEvents events) {
        this.history = store.history();
        this.runner = runner;
        this.stream = new EventStream(events);
    }

    private record RunList(List<RunView> runs) {}

    private record RunAnswer(String status, String message, RunView run, List<RunStep> steps) {}

    private record CountsList(List<RunHistory.HourlyCounts> hours) {}

    private record RunItemList(List<RunItem> items) {}

    private record Done(String status, String message) {}

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/runs", this::list);
        routes.get("/api/runs/recent", this::recent);
        routes.get("/api/runs/counts", this::counts);
        routes.get("/api/runs/{id}", this::show);
        routes.get("/api/runs/{id}/items", this::items);
        routes.post("/api/runs/{id}/cancel", this::cancel);
        routes.get("/api/events", stream::answer);
    }

    private void list(Context ctx) {
        RunQuery query = RunQuery.of(ctx);
        List<Run> runs = history.list(query.filter(), query.before(), query.limit());
        ctx.json(new RunList(runs.stream().map(RunView::of).toList()));
    }

    private void recent(Context ctx) {
        Query query = Query.of(ctx);
        long each = query.wholeNumber("each", 1, MOST_EACH).orElse(EACH);
        query.verify();
        ctx.json(
                new RunList(history.recent((int) each).stream().map(RunView::of).toList()));
    }

    private void counts(Context ctx) {
        Query query = Query.of(ctx);
        Optional<Instant> since = query.requiredTime("since");
        query.verify();
        ctx.json(new CountsList(history.countsSince(since.orElseThrow())));
    }

    private void show(Context ctx) {
        Run run = run(ctx);
        String message = "Run " + run.id() + ": " + run.status().code();
        ctx.json(new RunAnswer("success", message, RunView.of(run), history.steps(run.id())));
    }

    private void items(Context ctx) {
        Run run = run(ctx);
        Query query = Query.of(ctx);
        long limit = query.wholeNumber("limit", 1, RunHistory.PAGE).orElse(ITEMS);
        long after = query.wholeNumber("after", 0, Long.MAX_VALUE).orElse(0L);
        query.verify();
        ctx.json(new RunItemList(history.items(run.id(), after, (int) limit)));
    }

    private void cancel(Context ctx) {
        long id = PathId.of(ctx, "id");
        switch (runner.cancel(id)) {
            case REQUESTED ->
                ctx.json(new Done("success", "Run " + id + " ends after the request it is at. What it did is kept."));
            case ALREADY_FINISHED ->
                throw new ApiException.Conflict("Run " + id + " has ended already; nothing was cancelled.", Map.of());
            case UNKNOWN -> throw unknown(id);
        }
    }

    private Run run(Context ctx) {
        long id = PathId.of(ctx, "id");
        return history.find(id).orElseThrow(() -> unknown(id));
    }

    private static ApiException unknown(long id) {
        return new ApiException.NotFound("There is no run " + id + "; it may have been deleted with age.");
    }
}
