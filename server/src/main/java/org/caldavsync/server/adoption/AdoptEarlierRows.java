package org.caldavsync.server.adoption;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caldavsync.http.Secret;
import org.caldavsync.server.secret.SecretBox;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Migration V3: the earlier rows move into today's tables, their passwords encrypted. Ids stay. */
final class AdoptEarlierRows extends RowMigration {
    /** What {@code user_version} says until the pages that held clear-text passwords are overwritten. */
    static final int NOT_YET_OVERWRITTEN = 1;

    private static final Logger log = LoggerFactory.getLogger(AdoptEarlierRows.class);

    private final SecretBox secrets;

    AdoptEarlierRows(SecretBox secrets) {
        super("3", "adopt earlier rows");
        this.secrets = secrets;
    }

    @Override
    void migrate(Handle handle) {
        int sources = adoptSources(handle);
        int destinations = adoptDestinations(handle);
        keepCounters(handle);
        List.of("earlier_ics_data", "earlier_source_paths", "earlier_sources", "earlier_destinations")
                .forEach(table -> handle.execute("DROP TABLE " + table));
        if (sources + destinations > 0) {
            handle.execute("PRAGMA user_version = " + NOT_YET_OVERWRITTEN);
            log.atInfo()
                    .addKeyValue("sources", sources)
                    .addKeyValue("destinations", destinations)
                    .log("Adopted the database of the earlier version");
        }
    }

    private int adoptSources(Handle handle) {
        List<Map<String, Object>> rows = handle.select("SELECT * FROM earlier_sources ORDER BY id")
                .mapToMap()
                .list();
        for (Map<String, Object> columns : rows) {
            EarlierRow row = new EarlierRow(columns);
            insertSource(handle, row);
            insertPath(handle, new Path(row.id(), row.text("ics_path"), "main", false, row.instant("created_at")));
            if (row.flag("public_ics") && row.has("public_ics_path")) {
                insertPath(
                        handle,
                        new Path(row.id(), row.text("public_ics_path"), "public", false, row.instant("created_at")));
            }
        }
        adoptPaths(handle);
        handle.execute("""
                INSERT INTO adopted_feeds SELECT source_id, ics_content FROM earlier_ics_data
                WHERE source_id IN (SELECT id FROM sources)
                """);
        return rows.size();
    }

    private void insertSource(Handle handle, EarlierRow row) {
        handle.createUpdate("""
                        INSERT INTO sources (id, name, caldav_url, username, password, sync_interval_secs, public_ics,
                            enabled, auth, tls_verify, created_at, last_synced, last_sync_status, last_sync_error)
                        VALUES (:id, :name, :url, :username, :password, :interval, :public,
                            TRUE, 'auto', TRUE, :created, :synced, :status, :error)
                        """)
                .bind("id", row.id())
                .bind("name", row.text("name"))
                .bind("url", row.url("caldav_url"))
                .bind("username", row.text("username"))
                .bind("password", sealed("sources", row))
                .bind("interval", row.interval())
                .bind("public", row.flag("public_ics"))
                .bind(
                        "created",
                        row.instant("created_at").map(Instant::toEpochMilli).orElse(0L))
                .bind(
                        "synced",
                        row.instant("last_synced").map(Instant::toEpochMilli).orElse(null))
                .bind("status", row.status().orElse(null))
                .bind("error", row.optionalText("last_sync_error").orElse(null))
                .execute();
    }

    private record Path(long sourceId, String path, String kind, boolean isPublic, Optional<Instant> createdAt) {}

    private static void insertPath(Handle handle, Path path) {
        handle.createUpdate("""
                        INSERT INTO feed_paths (source_id, path, kind, is_public, created_at)
                        VALUES (:source, :path, :kind, :public, :created)
                        """)
                .bind("source", path.sourceId)
                .bind("path", path.path)
                .bind("kind", path.kind)
                .bind("public", path.isPublic)
                .bind("created", path.createdAt.map(Instant::toEpochMilli).orElse(0L))
                .execute();
    }

    private static void adoptPaths(Handle handle) {
        // Extra paths keep their ids; main and public ones, which have none in the API, move out of the way first.
        handle.execute("UPDATE feed_paths SET id = -id");
        for (Map<String, Object> columns : handle.select(
                        "SELECT * FROM earlier_source_paths WHERE source_id IN (SELECT id FROM sources) ORDER BY id")
                .mapToMap()
                .list()) {
            EarlierRow row = new EarlierRow(columns);
            boolean added = handle.createUpdate("""
                            INSERT INTO feed_paths (id, source_id, path, kind, is_public, created_at)
                            SELECT :id, :source, :path, 'extra', :public, :created
                            WHERE NOT EXISTS (SELECT 1 FROM feed_paths WHERE path = :path AND kind <> 'public')
                            """)
                            .bind("id", row.id())
                            .bind("source", row.number("source_id"))
                            .bind("path", row.text("path"))
                            .bind("public", row.flag("is_public"))
                            .bind(
                                    "created",
                                    row.instant("created_at")
                                            .map(Instant::toEpochMilli)
                                            .orElse(0L))
                            .execute()
                    > 0;
            if (!added) {
                log.atWarn()
                        .addKeyValue("source", row.number("source_id"))
                        .addKeyValue("path", row.id())
                        .log(
                                "Left out an extra path that is also the main path of a source; it went on serving that one");
            }
        }
        handle.execute("""
                UPDATE feed_paths SET id = (SELECT coalesce(max(id), 0) FROM feed_paths) - id WHERE id < 0
                """);
    }

    private int adoptDestinations(Handle handle) {
        List<Map<String, Object>> rows = handle.select("SELECT * FROM earlier_destinations ORDER BY id")
                .mapToMap()
                .list();
        for (Map<String, Object> columns : rows) {
            EarlierRow row = new EarlierRow(columns);
            handle.createUpdate("""
                            INSERT INTO destinations (id, name, ics_url, caldav_url, calendar_name, username, password,
                                sync_interval_secs, sync_all, deletions, adopted, created_at,
                                last_synced, last_sync_status, last_sync_error)
                            VALUES (:id, :name, :ics, :url, :calendar, :username, :password,
                                :interval, :all, :deletions, TRUE, :created, :synced, :status, :error)
                            """)
                    .bind("id", row.id())
                    .bind("name", row.text("name"))
                    .bind("ics", row.text("ics_url").strip())
                    .bind("url", row.url("caldav_url"))
                    .bind("calendar", row.text("calendar_name"))
                    .bind("username", row.text("username"))
                    .bind("password", sealed("destinations", row))
                    .bind("interval", row.interval())
                    .bind("all", row.flag("sync_all"))
                    .bind("deletions", row.flag("keep_local") ? "none" : "mirror")
                    .bind(
                            "created",
                            row.instant("created_at").map(Instant::toEpochMilli).orElse(0L))
                    .bind(
                            "synced",
                            row.instant("last_synced")
                                    .map(Instant::toEpochMilli)
                                    .orElse(null))
                    .bind("status", row.status().orElse(null))
                    .bind("error", row.optionalText("last_sync_error").orElse(null))
                    .execute();
        }
        return rows.size();
    }

    /** Ids are never used again, those of rows deleted before the adoption included. */
    private static void keepCounters(Handle handle) {
        Map<String, String> tables = Map.of(
                "earlier_sources",
                "sources",
                "earlier_source_paths",
                "feed_paths",
                "earlier_destinations",
                "destinations");
        tables.forEach((earlier, today) -> {
            handle.execute("""
                    INSERT INTO sqlite_sequence (name, seq) SELECT ?, 0
                    WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = ?)
                    """, today, today);
            handle.execute("""
                    UPDATE sqlite_sequence SET seq = max(seq, coalesce(
                        (SELECT e.seq FROM sqlite_sequence e WHERE e.name = ?), 0)) WHERE name = ?
                    """, earlier, today);
        });
    }

    private byte[] sealed(String table, EarlierRow row) {
        return secrets.seal(Secret.of(row.text("password")), new SecretBox.Place(table, row.id(), "password"));
    }
}
