package org.caldavsync.server.source;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.caldavsync.caldav.Href;
import org.caldavsync.server.db.Database;
import org.jspecify.annotations.Nullable;

/** The calendars that runs found, for people to choose from. */
final class JdbcCalendarList {
    private final Database database;

    JdbcCalendarList(Database database) {
        this.database = database;
    }

    /** A calendar as the API shows it. */
    record CalendarView(
            String href,
            String name,
            @Nullable String color,
            List<String> components,
            long eventCount,
            boolean included,
            @Nullable String lastError) {}

    /** By name. */
    List<CalendarView> of(Source source) {
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
