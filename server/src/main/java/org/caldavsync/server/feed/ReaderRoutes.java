package org.caldavsync.server.feed;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Map;
import org.caldavsync.server.web.ApiException;
import org.caldavsync.server.web.PathId;
import org.caldavsync.server.web.Routes;

/** {@code GET /api/sources/{id}/readers}: which programs read the feeds of a source, and when last. */
public final class ReaderRoutes implements Routes {
    private final FeedReaders readers;

    public ReaderRoutes(FeedReaders readers) {
        this.readers = readers;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/sources/{id}/readers", this::answer);
    }

    private void answer(Context ctx) {
        ctx.json(Map.of(
                "readers",
                readers.of(PathId.of(ctx, "id"))
                        .orElseThrow(() -> new ApiException.NotFound("There is no source with this id."))));
    }
}
