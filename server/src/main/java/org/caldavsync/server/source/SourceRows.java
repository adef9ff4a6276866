package org.caldavsync.server.source;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.caldavsync.http.AuthScheme;
import org.caldavsync.http.Tls;
import org.caldavsync.server.run.LastSync;
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
        return statement
                .bind("name", settings.name())
                .bind("caldav_url", settings.caldavUrl().toString())
                .bind("username", settings.username())
                .bind("sync_interval_secs", settings.interval().toSeconds())
                .bind("public_ics", settings.exposure().isPublic())
                .bind("enabled", settings.enabled())
                .bind("calendars", lines(settings.calendars()))
                .bind("auth", settings.auth().name().toLowerCase(Locale.ROOT))
                .bind("tls_verify", settings.tls().verify())
                .bind(
                        "tls_ca_pem",
                        settings.tls().caPem().isEmpty() ? null : settings.tls().caPem())
                .bind(
                        "time_zone",
                        settings.timeZone() == null ? null : settings.timeZone().getId());
    }

    private static Source map(ResultSet row, StatementContext context) throws SQLException {
        LastSync state = new LastSync(
                instant(row, "last_synced"), row.getString("last_sync_status"), row.getString("last_sync_error"));
        return new Source(row.getLong("id"), settings(row), Instant.ofEpochMilli(row.getLong("created_at")), state);
    }

    private static SourceSettings settings(ResultSet row) throws SQLException {
        String zone = row.getString("time_zone");
        String caPem = row.getString("tls_ca_pem");
        return new SourceSettings(
                row.getString("name"),
                URI.create(row.getString("caldav_url")),
                row.getString("username"),
                row.getString("ics_path"),
                Duration.ofSeconds(row.getLong("sync_interval_secs")),
                Exposure.of(row.getBoolean("public_ics"), row.getString("public_ics_path")),
                row.getBoolean("enabled"),
                choice(row.getString("calendars")),
                AuthScheme.valueOf(row.getString("auth").toUpperCase(Locale.ROOT)),
                new Tls(row.getBoolean("tls_verify"), caPem == null ? "" : caPem),
                zone == null ? null : ZoneId.of(zone));
    }

    private static CalendarChoice choice(@Nullable String lines) {
        return lines == null
                ? new CalendarChoice.All()
                : new CalendarChoice.Only(lines.lines().toList());
    }

    private static @Nullable String lines(CalendarChoice choice) {
        return choice instanceof CalendarChoice.Only only ? String.join("\n", only.hrefs()) : null;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
