package org.caldavsync.server.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The rows of {@code feed_paths}: a source's main and public path, and its extra ones. */
final class FeedPathRows {
    private FeedPathRows() {}

    /** Those of the wanted paths that mean something already, the source's own main and public path left out. */
    static Set<String> taken(Handle handle, long sourceId, SourceSettings wanted) {
        List<String> paths = wanted.exposure() instanceof Exposure.PublicUnder(String publicPath)
                ? List.of(wanted.icsPath(), publicPath)
                : List.of(wanted.icsPath());
        return handle.select("""
                        SELECT path FROM feed_paths
                        WHERE path IN (<paths>) AND NOT (source_id = :source AND kind <> 'extra')
                        """).bindList("paths", paths).bind("source", sourceId).mapTo(String.class).stream()
                .collect(Collectors.toSet());
    }

    /** Gives the source these main and public paths instead of those it had. */
    static void replaceMain(Handle handle, long sourceId, SourceSettings settings, Instant now) {
        handle.createUpdate("DELETE FROM feed_paths WHERE source_id = :source AND kind <> 'extra'")
                .bind("source", sourceId)
                .execute();
        insertMain(handle, sourceId, "main", settings.icsPath(), now);
        if (settings.exposure() instanceof Exposure.PublicUnder(String publicPath)) {
            insertMain(handle, sourceId, "public", publicPath, now);
        }
    }

    private static void insertMain(Handle handle, long sourceId, String kind, String path, Instant now) {
        handle.createUpdate("""
                        INSERT INTO feed_paths (source_id, path, kind, is_public, created_at)
                        VALUES (:source, :path, :kind, FALSE, :now)
                        """)
                .bind("source", sourceId)
                .bind("path", path)
                .bind("kind", kind)
                .bind("now", now.toEpochMilli())
                .execute();
    }

    static boolean isTaken(Handle handle, String path, long exceptId) {
        return handle.select("SELECT 1 FROM feed_paths WHERE path = :path AND id <> :id")
                .bind("path", path)
                .bind("id", exceptId)
                .mapTo(Integer.class)
                .findFirst()
                .isPresent();
    }

    static List<SourcePath> extra(Handle handle, long sourceId) {
        return handle.select("""
                        SELECT id, source_id, path, is_public, created_at FROM feed_paths
                        WHERE source_id = :source AND kind = 'extra' ORDER BY id
                        """)
                .bind("source", sourceId)
                .map(FeedPathRows::map)
                .list();
    }

    static Optional<SourcePath> find(Handle handle, long sourceId, long pathId) {
        return extra(handle, sourceId).stream()
                .filter(path -> path.id() == pathId)
                .findFirst();
    }

    static long insertExtra(Handle handle, long sourceId, String path, boolean isPublic, Instant now) {
        return handle.select("""
                        INSERT INTO feed_paths (source_id, path, kind, is_public, created_at)
                        VALUES (:source, :path, 'extra', :public, :now) RETURNING id
                        """)
                .bind("source", sourceId)
                .bind("path", path)
                .bind("public", isPublic)
                .bind("now", now.toEpochMilli())
                .mapTo(Long.class)
                .one();
    }

    static void updateExtra(Handle handle, SourcePath path) {
        handle.createUpdate("UPDATE feed_paths SET path = :path, is_public = :public WHERE id = :id")
                .bind("path", path.path())
                .bind("public", path.isPublic())
                .bind("id", path.id())
                .execute();
    }

    static boolean deleteExtra(Handle handle, long sourceId, long pathId) {
        return handle.createUpdate("DELETE FROM feed_paths WHERE id = :id AND source_id = :source AND kind = 'extra'")
                        .bind("id", pathId)
                        .bind("source", sourceId)
                        .execute()
                > 0;
    }

    private static SourcePath map(ResultSet row, StatementContext context) throws SQLException {
        return new SourcePath(
                row.getLong("id"),
                row.getLong("source_id"),
                row.getString("path"),
                row.getBoolean("is_public"),
                Instant.ofEpochMilli(row.getLong("created_at")));
    }
}
