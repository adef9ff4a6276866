package org.caldavsync.server.feed;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import org.caldavsync.server.web.ApiException;
import org.caldavsync.server.web.PathId;
import org.caldavsync.server.web.Query;
import org.caldavsync.server.web.Routes;

/** {@code GET /api/occurrences} and {@code GET /api/sources/{id}/occurrences}: what happens when, rules expanded. */
public final class OccurrenceRoutes implements Routes {
    private final OccurrenceFinder finder;

    public OccurrenceRoutes(OccurrenceFinder finder) {
        this.finder = finder;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/occurrences", ctx -> ctx.json(finder.inAll(window(ctx))));
        routes.get("/api/sources/{id}/occurrences", this::answerOfSource);
    }

    private void answerOfSource(Context ctx) {
        OccurrenceWindow window = window(ctx);
        ctx.json(finder.inSource(PathId.of(ctx, "id"), window)
                .orElseThrow(() -> new ApiException.NotFound("There is no source with this id.")));
    }

    private static OccurrenceWindow window(Context ctx) {
        return OccurrenceWindow.of(Query.of(ctx));
    }
}
