package org.caldavsync.server.destination;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caldavsync.server.destination.DestinationSettings.Target;
import org.caldavsync.server.destination.DestinationSettings.Writing;
import org.caldavsync.server.destination.link.LinkAddress;
import org.caldavsync.server.destination.link.LinkSettings;
import org.caldavsync.server.subject.AccountColumns;
import org.caldavsync.server.subject.LastSyncColumns;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** How a {@link Destination} lies in its row. */
final class DestinationRows {
    /** Prefix of the columns that say how the link is read. */
    private static final String LINK = "ics_";

    private DestinationRows() {}

    static List<Destination> all(Handle handle) {
        return handle.select("SELECT * FROM destinations ORDER BY id")
                .map(DestinationRows::map)
                .list();
    }

    static Optional<Destination> find(Handle handle, long id) {
        return handle.select("SELECT * FROM destinations WHERE id = ?", id)
                .map(DestinationRows::map)
                .findOne();
    }

    /** Binds every column that {@link DestinationSettings} fills. */
    static <T extends SqlStatement<T>> T bind(T statement, DestinationSettings settings) {
        LinkSettings link = settings.link();
        Target target = settings.target();
        Writing writing = settings.writing();
        AccountColumns.bind(statement, "", target.auth(), target.tls());
        AccountColumns.bind(statement, LINK, link.auth(), link.tls());
        AccountColumns.bind(statement, settings.timeZone());
        return statement
                .bind("name", settings.name())
                .bind("ics_url", link.address().text())
                .bind("ics_username", orNull(link.username()))
                .bind("ics_user_agent", orNull(link.userAgent()))
                .bind("caldav_url", target.caldavUrl().toString())
                .bind("calendar_name", target.calendarName())
                .bind("create_calendar", target.create())
                .bind("username", target.username())
                .bind("sync_all", writing.pastToo())
                .bind("deletions", writing.deletions().code())
                .bind("attendees", DestinationForm.kept(writing.keepsAttendees()))
                .bind("alarms", DestinationForm.kept(writing.keepsAlarms()))
                .bind("sync_interval_secs", settings.interval().toSeconds())
                .bind("enabled", settings.enabled());
    }

    private static Destination map(ResultSet row, StatementContext context) throws SQLException {
        return new Destination(
                row.getLong("id"),
                settings(row),
                row.getLong("generation"),
                row.getBoolean("adopted"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                LastSyncColumns.read(row));
    }

    private static DestinationSettings settings(ResultSet row) throws SQLException {
        return new DestinationSettings(
                row.getString("name"),
                link(row),
                new Target(
                        URI.create(row.getString("caldav_url")),
                        row.getString("calendar_name"),
                        row.getBoolean("create_calendar"),
                        row.getString("username"),
                        AccountColumns.auth(row, ""),
                        AccountColumns.tls(row, "")),
                new Writing(
                        row.getBoolean("sync_all"),
                        Deletions.ofCode(row.getString("deletions")),
                        row.getString("attendees").equals("keep"),
                        row.getString("alarms").equals("keep")),
                Duration.ofSeconds(row.getLong("sync_interval_secs")),
                row.getBoolean("enabled"),
                AccountColumns.timeZone(row));
    }

    private static LinkSettings link(ResultSet row) throws SQLException {
        return new LinkSettings(
                LinkAddress.parse(row.getString("ics_url")).orElseThrow(),
                orEmpty(row.getString("ics_username")),
                AccountColumns.auth(row, LINK),
                AccountColumns.tls(row, LINK),
                orEmpty(row.getString("ics_user_agent")));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
