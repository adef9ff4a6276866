package org.caldavsync.server.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.caldavsync.server.db.Database;

/** What the calendar servers hold, to be read by a person. */
public final class StoredEvents {
    private final Database database;

    public StoredEvents(Database database) {
        this.database = database;
    }

    /** The calendar resource with that UID, as it came; of several the one that the feed puts first. */
    Optional<String> find(long sourceId, String uid) {
        return database.read(handle -> handle.createQuery("""
                        SELECT content FROM items
                        WHERE source_id = :source AND uid = :uid AND problem IS NULL
                        ORDER BY calendar_id, href LIMIT 1""")
                .bind("source", sourceId)
                .bind("uid", uid)
                .map((row, context) -> new String(row.getBytes("content"), UTF_8))
                .findOne());
    }
}
