package org.caldavsync.server.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.caldavsync.server.db.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Versions of feeds in the database. Thread-safe; one source is written by one thread at a time. */
public final class JdbcFeedStore {
    /** Small enough that many slow readers of large feeds hold little memory. */
    private static final int CHUNK = 1 << 18;

    private static final RowMapper<FeedVersion> VERSION = (row, context) -> new FeedVersion(
            row.getLong("id"),
            row.getLong("source_id"),
            row.getString("etag"),
            Instant.ofEpochMilli(row.getLong("last_modified")),
            row.getLong("size"),
            row.getLong("gzip_size"),
            row.getLong("events"));

    private final Database database;
    private final InstantSource clock;

    public JdbcFeedStore(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The version that is served now; empty before the first build. */
    public Optional<FeedVersion> current(long sourceId) {
        return database.read(handle -> current(handle, sourceId));
    }

    /**
     * The gzip body of a version, read from the database as it is consumed and holding nothing there between reads.
     * Reading fails with an {@link IOException} when the version was removed meanwhile.
     */
    public InputStream gzip(FeedVersion version) {
        return new FeedChunks(database, version);
    }

    /**
     * Makes a finished feed the current version. Whatever fails, and wherever the process is killed, either the version
     * before it or this one is current and whole.
     */
    FeedVersion replace(long sourceId, FeedEncoder.Encoded feed, FeedOrder.Claim claim) {
        FeedVersion added = add(sourceId, feed);
        Optional<FeedVersion> previous = publish(added, claim);
        discard(added, previous);
        return added;
    }

    /** Stores a version that nobody is served yet. */
    FeedVersion add(long sourceId, FeedEncoder.Encoded feed) {
        return database.write(handle -> {
            Instant before =
                    current(handle, sourceId).map(FeedVersion::lastModified).orElse(Instant.MIN);
            FeedVersion added = insert(handle, sourceId, feed, after(before));
            insertChunks(handle, added.id(), feed.gzip());
            return added;
        });
    }

    /** Later than the version before it even where the clock was set back: clients compare nothing else. */
    private Instant after(Instant before) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return now.isAfter(before) ? now : before.plusSeconds(1);
    }

    /** Serves that version from now on; returns the one that was served until now. */
    Optional<FeedVersion> publish(FeedVersion version, FeedOrder.Claim claim) {
        return database.write(handle -> {
            claim.check(handle);
            Optional<FeedVersion> previous = current(handle, version.sourceId());
            handle.createUpdate("UPDATE feeds SET is_current = FALSE WHERE source_id = :source AND is_current")
                    .bind("source", version.sourceId())
                    .execute();
            handle.createUpdate("UPDATE feeds SET is_current = TRUE WHERE id = :id")
                    .bind("id", version.id())
                    .execute();
            return previous;
        });
    }

    /** Removes every other version but the previous one, which slow readers may still be receiving. */
    private void discard(FeedVersion current, Optional<FeedVersion> previous) {
        database.run(handle -> handle.createUpdate(
                        "DELETE FROM feeds WHERE source_id = :source AND id <> :current AND id <> :previous")
                .bind("source", current.sourceId())
                .bind("current", current.id())
                .bind("previous", previous.map(FeedVersion::id).orElse(current.id()))
                .execute());
    }

    private static Optional<FeedVersion> current(Handle handle, long sourceId) {
        return handle.createQuery("""
                        SELECT id, source_id, etag, last_modified, size, gzip_size, events
                        FROM feeds WHERE source_id = :source AND is_current
                        """).bind("source", sourceId).map(VERSION).findOne();
    }

    private static FeedVersion insert(Handle handle, long sourceId, FeedEncoder.Encoded feed, Instant lastModified) {
        long id = handle.createUpdate("""
                        INSERT INTO feeds (source_id, is_current, etag, last_modified, size, gzip_size, events)
                        VALUES (:source, FALSE, :etag, :modified, :size, :gzipSize, :events)
                        """)
                .bind("source", sourceId)
                .bind("etag", feed.etag())
                .bind("modified", lastModified.toEpochMilli())
                .bind("size", feed.size())
                .bind("gzipSize", feed.gzip().size())
                .bind("events", feed.events())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
        return new FeedVersion(
                id,
                sourceId,
                feed.etag(),
                lastModified,
                feed.size(),
                feed.gzip().size(),
                feed.events());
    }

    private static void insertChunks(Handle handle, long feedId, DiskSpool gzip) {
        try (InputStream body = gzip.read();
                PreparedBatch rows = handle.prepareBatch(
                        "INSERT INTO feed_chunks (feed_id, seq, body) VALUES (:feed, :seq, :body)")) {
            int seq = 0;
            for (byte[] chunk = body.readNBytes(CHUNK); chunk.length > 0; chunk = body.readNBytes(CHUNK)) {
                rows.bind("feed", feedId).bind("seq", seq++).bind("body", chunk).add();
                rows.execute();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
