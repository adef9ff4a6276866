package org.caldavsync.server.source;

import java.util.List;
import org.caldavsync.server.dashboard.FeedCatalogue;
import org.caldavsync.server.db.Database;

/** The feed paths of all sources, for the page that lists them. */
public final class JdbcFeedCatalogue implements FeedCatalogue {
    private final Database database;

    public JdbcFeedCatalogue(Database database) {
        this.database = database;
    }

    @Override
    public List<Entry> entries() {
        return database.read(handle -> handle.select("""
                        SELECT s.name, p.path, p.kind,
                               p.kind = 'public' OR (p.kind = 'extra' AND p.is_public)
                               OR (p.kind = 'main' AND s.public_ics AND NOT EXISTS (
                                   SELECT 1 FROM feed_paths o WHERE o.source_id = s.id AND o.kind = 'public')) AS open,
                               EXISTS (SELECT 1 FROM feeds f WHERE f.source_id = s.id AND f.is_current) AS ready
                        FROM sources s JOIN feed_paths p ON p.source_id = s.id
                        ORDER BY s.id, p.id
                        """)
                .map((row, context) -> new Entry(
                        row.getString("name"),
                        (row.getString("kind").equals("public") ? "public/" : "") + row.getString("path"),
                        !row.getBoolean("open"),
                        row.getBoolean("ready")))
                .list());
    }
}
