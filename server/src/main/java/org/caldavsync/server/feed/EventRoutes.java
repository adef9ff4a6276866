package org.caldavsync.server.feed;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Map;
import java.util.Optional;
import org.caldavsync.server.web.ApiException;
import org.caldavsync.server.web.PathId;
import org.caldavsync.server.web.Query;
import org.caldavsync.server.web.Routes;

/** {@code GET /api/sources/{id}/event?uid=}: one event as its server holds it. */
public final class EventRoutes implements Routes {
    private final StoredEvents events;

    public EventRoutes(StoredEvents events) {
        this.events = events;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/sources/{id}/event", this::answer);
    }

    private void answer(Context ctx) {
        long source = PathId.of(ctx, "id");
        Query query = Query.of(ctx);
        Optional<String> uid = query.required("uid", "the UID of an event", Optional::of);
        query.verify();
        String text = events.find(source, uid.orElseThrow())
                .orElseThrow(() -> new ApiException.NotFound("There is no such event; it may be gone since."));
        ctx.json(Map.of("icalendar", text));
    }
}
