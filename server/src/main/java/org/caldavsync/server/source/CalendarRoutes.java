package org.caldavsync.server.source;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.caldavsync.caldav.Href;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.web.PathId;
import org.caldavsync.server.web.Routes;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/sources/{id}/calendars}: the calendars the last run found. */
final class CalendarRoutes implements Routes {
    private final JdbcSourceStore store;
    private final Database database;

    CalendarRoutes(JdbcSourceStore store, Database database) {
        this.store = store;
        this.database = database;
    }

    private record Listing(List<CalendarView> calendars) {}

    private record CalendarView(
            String href,
            String name,
            @Nullable String color,
            List<String> components,
            long eventCount,
            boolean included,
            @Nullable String lastError) {}

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/sources/{id}/calendars", this::list);
    }

    private void list(Context ctx) {
        long id = PathId.of(ctx, "id");
        Source source = store.find(id).orElseThrow(() -> SourceRoutes.unknown(id));
        ctx.json(new Listing(calendars(source)));
    }

    private List<CalendarView> calendars(Source source) {
        return database.read(handle -> handle.select("""
                        SELECT c.href, c.name, c.color, c.components, c.last_error,
                               (SELECT count(*) FROM items i WHERE i.calendar_id = c.id AND i.problem IS NULL) AS events
                        FROM calendars c WHERE c.source_id = :source ORDER BY c.name, c.id
                        """)
                .bind("source", source.id())
                .map((row, context) -> new CalendarView(
                        row.getString("href"),
                        row.getString("name"),
                        row.getString("color") == null || row.getString("color").isEmpty()
                                ? null
                                : row.getString("color"),
                        Arrays.stream(row.getString("components").split(","))
                                .filter(name -> !name.isEmpty())
                                .toList(),
                        row.getLong("events"),
                        source.settings().calendars().includes(Href.of(URI.create(row.getString("href")))),
                        row.getString("last_error")))
                .list());
    }
}
