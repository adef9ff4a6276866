package org.caldavsync.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.caldavsync.server.config.Config;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.metrics.Gauges;
import org.caldavsync.server.run.Runs;

/** What the metrics ask of the service. */
record ServiceGauges(Database database, Config.Store store, Runs runs, InstantSource clock) implements Gauges {

    @Override
    public boolean databaseWorks() {
        return database.answers();
    }

    @Override
    public long databaseBytes() {
        return switch (store) {
            case Config.Store.File(Path file) -> size(file) + size(file.resolveSibling(file.getFileName() + "-wal"));
            case Config.Store.Server _ ->
                database.read(handle -> handle.select("SELECT pg_database_size(current_database())")
                        .mapTo(Long.class)
                        .one());
        };
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException unknown) {
            return 0;
        }
    }

    @Override
    public Duration scheduleLag() {
        return runs.schedule().lag();
    }

    @Override
    public int openRuns() {
        return runs.runner().open();
    }

    @Override
    public List<Freshness> freshness(int most) {
        Instant now = clock.instant();
        return database.read(handle -> handle.createQuery("""
            SELECT kind, id, name, good, sync_interval_secs, last_sync_status FROM (
                SELECT 'source' AS kind, id, name, coalesce(last_synced, created_at) AS good,
                    sync_interval_secs, last_sync_status, enabled FROM sources
                UNION ALL
                SELECT 'destination' AS kind, id, name, coalesce(last_synced, created_at) AS good,
                    sync_interval_secs, last_sync_status, enabled FROM destinations
            ) AS subjects
            WHERE enabled AND sync_interval_secs > 0
            ORDER BY good, kind, id LIMIT :most
            """)
                .bind("most", most)
                .map((row, context) -> new Freshness(
                        row.getString("kind"),
                        row.getLong("id"),
                        row.getString("name"),
                        Duration.between(Instant.ofEpochMilli(row.getLong("good")), now),
                        Duration.ofSeconds(row.getLong("sync_interval_secs")),
                        "error".equals(row.getString("last_sync_status"))))
                .list());
    }
}
