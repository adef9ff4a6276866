package org.caldavsync.server.feed;

import org.caldavsync.server.db.Database;

/** Reads what the pull stored. */
final class JdbcItems {
    /** Rows on their way at once, where the database sends more than one at a time. */
    private static final int FETCH = 50;

    private final Database database;

    /** Takes one calendar resource, as it came. */
    @FunctionalInterface
    interface Sink {
        void accept(long calendarId, String uid, byte[] content);
    }

    JdbcItems(Database database) {
        this.database = database;
    }

    /** Hands over the readable items of a source in the order of its feed, from one snapshot, one at a time. */
    void forEach(FeedOrder order, Sink sink) {
        var _ = database.read(handle -> {
            order.claim().check(handle);
            return handle
                    .createQuery("""
                        SELECT calendar_id, uid, content FROM items
                        WHERE source_id = :source AND problem IS NULL
                        ORDER BY uid, calendar_id, href
                        """)
                    .setFetchSize(FETCH)
                    .bind("source", order.sourceId())
                    .map((row, context) -> {
                        sink.accept(row.getLong("calendar_id"), row.getString("uid"), row.getBytes("content"));
                        return true;
                    })
                    .stream()
                    .count();
        });
    }
}
