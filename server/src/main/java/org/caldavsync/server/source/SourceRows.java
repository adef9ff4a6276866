package org.caldavsync.server.source;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caldavsync.server.subject.AccountColumns;
import org.caldavsync.server.subject.LastSyncColumns;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** How a {@link Source} lies in its row, its two main paths included. */
final class SourceRows {
    private static final String SELECT = """
            SELECT s.id, s.name, s.caldav_url, s.username, s.sync_interval_secs, s.public_ics, s.enabled, s.calendars,
                   s.auth, s.tls_verify, s.tls_ca_pem, s.time_zone, s.created_at,
                   s.last_synced, s.last_sync_status, s.last_sync_error,
                   m.path AS ics_path, p.path AS public_ics_path
            FROM sources s
            JOIN feed_paths m ON m.source_id = s.id AND m.kind = 'main'
            LEFT JOIN feed_paths p ON p.source_id = s.id AND p.kind = 'public'
            """;

    private SourceRows() {}

    static List<Source> all(Handle handle) {
        return handle.select(SELECT + "ORDER BY s.id").map(SourceRows::map).list();
    }

    static Optional<Source> find(Handle handle, long id) {
        return handle.select(SELECT + "WHERE s.id = :id")
                .bind("id", id)
                .map(SourceRows::map)
                .findOne();
    }

    /** Binds every column that {@link SourceSettings} fills. */
    static <T extends SqlStatement<T>> T bind(T statement, SourceSettings settings) {
        AccountColumns.bind(statement, "", settings.auth(), settings.tls());
        AccountColumns.bind(statement, settings.timeZone());
        return statement
                .bind("name", settings.name())
                .bind("caldav_url", settings.caldavUrl().toString())
                .bind("username", settings.username())
                .bind("sync_interval_secs", settings.interval().toSeconds())
                .bind("public_ics", settings.exposure().isPublic())
                .bind("enabled", settings.enabled())
                .bind("calendars", lines(settings.calendars()));
    }

    private static Source map(ResultSet row, StatementContext context) throws SQLException {
        return new Source(
                row.getLong("id"),
                settings(row),
                Instant.ofEpochMilli(row.getLong("created_at")),
                LastSyncColumns.read(row));
    }

    private static SourceSettings settings(ResultSet row) throws SQLException {
        return new SourceSettings(
                row.getString("name"),
                URI.create(row.getString("caldav_url")),
                row.getString("username"),
                row.getString("ics_path"),
                Duration.ofSeconds(row.getLong("sync_interval_secs")),
                Exposure.of(row.getBoolean("public_ics"), row.getString("public_ics_path")),
                row.getBoolean("enabled"),
                choice(row.getString("calendars")),
                AccountColumns.auth(row, ""),
                AccountColumns.tls(row, ""),
                AccountColumns.timeZone(row));
    }

    private static CalendarChoice choice(@Nullable String lines) {
        return lines == null
                ? new CalendarChoice.All()
                : new CalendarChoice.Only(lines.lines().toList());
    }

    private static @Nullable String lines(CalendarChoice choice) {
        return choice instanceof CalendarChoice.Only only ? String.join("\n", only.hrefs()) : null;
    }
}
