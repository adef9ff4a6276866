package org.caldavsync.server.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.run.Recurring;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Remembers when which kind of program last read a feed, and nothing else about the reader. Thread-safe.
 *
 * <p>A reading costs a look into a map; every minute the map is written down and emptied. It holds at most one entry for
 * each feed path and kind of program, since only what was served is noted.
 */
public final class FeedReaders implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofDays(400);
    private static final int MOST = 200;

    private record Key(long sourceId, String path, ReadingProgram program) {}

    /**
     * One of the readers of a feed.
     *
     * @param path the feed path it asked for
     * @param agent the kind of program, as people call it
     */
    public record Reader(String path, String agent, Instant lastRead) {}

    private final Database database;
    private final InstantSource clock;
    private final Map<Key, Instant> noted = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("feed readers").factory());

    /** Begins to write down what is noted. */
    public FeedReaders(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        Recurring writing = new Recurring(
                this::writeDown, "Who read the feeds cannot be written down; it is tried again in a minute");
        var _ = timer.scheduleWithFixedDelay(writing, PAUSE.toSeconds(), PAUSE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Notes that a feed was served just now, or was found unchanged. */
    void note(long sourceId, String path, @Nullable String userAgent) {
        noted.put(new Key(sourceId, path, ReadingProgram.of(userAgent)), clock.instant());
    }

    /** Who read the feeds of a source, the latest first; empty where there is no such source. */
    Optional<List<Reader>> of(long sourceId) {
        writeDown();
        return database.read(
                handle -> exists(handle, sourceId) ? Optional.of(select(handle, sourceId)) : Optional.empty());
    }

    private static boolean exists(Handle handle, long sourceId) {
        return handle.createQuery("SELECT count(*) FROM sources WHERE id = :id")
                        .bind("id", sourceId)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    private static List<Reader> select(Handle handle, long sourceId) {
        return handle.createQuery("""
                        SELECT path, program, last_read FROM feed_readers WHERE source_id = :id
                        ORDER BY last_read DESC, path, program LIMIT :most
                        """)
                .bind("id", sourceId)
                .bind("most", MOST)
                .map((row, context) -> new Reader(
                        row.getString("path"),
                        ReadingProgram.valueOf(row.getString("program")).label(),
                        Instant.ofEpochMilli(row.getLong("last_read"))))
                .list();
    }

    /** What is noted while this writes stays for the next time. */
    private void writeDown() {
        Map<Key, Instant> latest = Map.copyOf(noted);
        if (latest.isEmpty()) {
            return;
        }
        database.run(handle -> {
            latest.forEach((key, time) -> upsert(handle, key, time));
            handle.createUpdate("DELETE FROM feed_readers WHERE last_read < :since")
                    .bind("since", clock.instant().minus(KEPT).toEpochMilli())
                    .execute();
        });
        latest.forEach(noted::remove);
    }

    /** A source that was deleted meanwhile has no readers. */
    private static void upsert(Handle handle, Key key, Instant time) {
        handle.createUpdate("""
                        INSERT INTO feed_readers (source_id, path, program, last_read)
                        SELECT id, :path, :program, :time FROM sources WHERE id = :source
                        ON CONFLICT (source_id, path, program) DO UPDATE SET last_read = excluded.last_read
                        """)
                .bind("source", key.sourceId)
                .bind("path", key.path)
                .bind("program", key.program.name())
                .bind("time", time.toEpochMilli())
                .execute();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        writeDown();
    }
}
