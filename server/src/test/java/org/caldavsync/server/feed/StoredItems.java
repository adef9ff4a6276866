package org.caldavsync.server.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.Instant;
import org.caldavsync.icalendar.CalendarParser;
import org.caldavsync.icalendar.Limits;
import org.caldavsync.icalendar.repair.Repairs;
import org.caldavsync.icalendar.zone.ZoneResolver;
import org.caldavsync.server.db.Database;
import org.jspecify.annotations.Nullable;

/** Puts calendars and items where a pull would have put them. */
final class StoredItems {
    private final Database database;

    StoredItems(Database database) {
        this.database = database;
    }

    static FeedBuilder.Reading reading() {
        ZoneResolver zones = new ZoneResolver();
        return new FeedBuilder.Reading(
                new CalendarParser(
                        Limits.standard(),
                        Repairs.standard(
                                Instant.EPOCH, tzid -> zones.resolve(tzid).rules())),
                zones);
    }

    FeedBuilder builder(JdbcFeedStore store, Path spools) {
        return new FeedBuilder(database, store, reading(), spools);
    }

    long calendar(long sourceId, String name) {
        return database.write(handle -> handle.createUpdate("""
                        INSERT INTO calendars (source_id, href, name, components)
                        VALUES (:source, :href, :name, 'VEVENT')
                        """)
                .bind("source", sourceId)
                .bind("href", "https://example.com/" + name + "/")
                .bind("name", name)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
    }

    /** A resource with one event of that UID. */
    void event(long calendarId, String uid, String... lines) {
        raw(
                calendarId,
                uid,
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:" + uid + "\r\nDTSTAMP:20261122T000000Z\r\n"
                        + String.join("\r\n", lines) + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    }

    /** A resource with those octets. */
    void raw(long calendarId, String uid, String content) {
        database.run(handle -> handle.createUpdate("""
                        INSERT INTO items (calendar_id, source_id, href, href_text, etag, uid, content, fingerprint)
                        SELECT :calendar, source_id, :href, :href, '', :uid, :content, '' FROM calendars
                        WHERE id = :calendar
                        """)
                .bind("calendar", calendarId)
                .bind("href", "/" + uid + ".ics")
                .bind("uid", uid)
                .bind("content", content.getBytes(UTF_8))
                .execute());
    }

    /** Notes when an item begins and ends, as the pull does; null for no end. */
    void span(String uid, Instant first, @Nullable Instant last) {
        database.run(handle -> handle.createUpdate(
                        "UPDATE items SET first_start = :first, last_end = :last WHERE uid = :uid")
                .bind("uid", uid)
                .bind("first", first.toEpochMilli())
                .bind("last", last == null ? null : last.toEpochMilli())
                .execute());
    }
}
