package org.caldavsync.server.source;

import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.run.Runs;
import org.caldavsync.server.subject.Activities;
import org.caldavsync.server.web.Routes;

/** Everything below {@code /api/sources}, but for what is read from feeds. */
public final class SourceApi implements Routes {
    private final List<Routes> parts;

    /** What has to hear of changed paths and removed sources beside the schedule. */
    public interface FeedChanges {
        /** Paths, or who may read under them, are different now. */
        void pathsChanged();

        /** The source is gone and its feed with it. */
        void removed(long sourceId);
    }

    public SourceApi(Database database, JdbcSourceStore store, Runs runs, FeedChanges feeds) {
        SourceChanges changes = new SourceChanges(store, runs.schedule(), runs.events(), feeds);
        parts = List.of(
                new SourceRoutes(
                        store, changes, new SourceViews(database, new Activities(runs.store(), runs.schedule()))),
                new SourcePathRoutes(store, changes),
                new SourceSyncRoutes(store, runs.runner()),
                new CalendarRoutes(store, new JdbcCalendarList(database)));
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        parts.forEach(part -> part.addTo(routes));
    }
}
