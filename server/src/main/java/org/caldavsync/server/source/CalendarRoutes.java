package org.caldavsync.server.source;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import org.caldavsync.server.web.PathId;
import org.caldavsync.server.web.Routes;

/** {@code GET /api/sources/{id}/calendars}: the calendars the last run found. */
final class CalendarRoutes implements Routes {
    private final JdbcSourceStore store;
    private final JdbcCalendarList calendars;

    CalendarRoutes(JdbcSourceStore store, JdbcCalendarList calendars) {
        this.store = store;
        this.calendars = calendars;
    }

    private record Listing(List<JdbcCalendarList.CalendarView> calendars) {}

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/sources/{id}/calendars", this::list);
    }

    private void list(Context ctx) {
        long id = PathId.of(ctx, "id");
        Source source = store.find(id).orElseThrow(() -> SourceRoutes.unknown(id));
        ctx.json(new Listing(calendars.of(source)));
    }
}
