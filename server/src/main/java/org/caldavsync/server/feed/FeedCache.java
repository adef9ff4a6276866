package org.caldavsync.server.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.caldavsync.server.web.ContentCoding;

/**
 * What is served now, from memory where it is asked for often. Thread-safe; concurrent first requests load once.
 *
 * <p>Bodies are held outside the heap, so that they reach the socket without a copy, and within a fixed number of
 * octets. A body of more than a quarter of that is never held: it is streamed from the database.
 */
public final class FeedCache {
    private static final int KEPT_VERSIONS = 10_000;

    private record BodyKey(FeedVersion version, ContentCoding coding) {}

    private final JdbcFeedStore store;
    private final long largestBody;
    private final LoadingCache<Long, ServedFeed> versions;
    private final LoadingCache<BodyKey, ByteBuffer> bodies;

    /**
     * An empty cache.
     *
     * @param octets how much of bodies to hold
     */
    public FeedCache(JdbcFeedStore store, long octets) {
        this.store = store;
        this.largestBody = octets / 4;
        this.versions = new LoadingCache<>(
                KEPT_VERSIONS, feed -> 1, source -> store.current(source).map(ServedFeed::new));
        this.bodies = new LoadingCache<>(octets, body -> Math.max(1, body.capacity()), key -> Optional.of(load(key)));
    }

    /** A cache that holds a quarter of the heap, at most 32 MiB. */
    public static FeedCache sizedForHeap(JdbcFeedStore store) {
        return new FeedCache(store, Math.min(32L << 20, Runtime.getRuntime().maxMemory() / 4));
    }

    /** To be called after a feed was built or a source removed: the next request sees it. */
    public void changed(long sourceId) {
        versions.forget(sourceId);
    }

    /** To be called where any feed may have changed: every next request looks anew. */
    public void changed() {
        versions.clear();
    }

    /** How many octets of bodies are held at this moment. */
    long held() {
        return bodies.used();
    }

    /** The current version; empty where the source has never synchronised or does not exist. */
    Optional<ServedFeed> current(long sourceId) {
        return versions.get(sourceId);
    }

    /**
     * The body of that representation.
     *
     * @throws UncheckedIOException when it cannot be read, for example because newer versions replaced it just now
     */
    FeedBody body(ServedFeed feed, Representation representation) {
        BodyKey key = new BodyKey(feed.version(), representation.coding());
        if (representation.length() > largestBody) {
            return new FeedBody.Streamed(open(key));
        }
        return bodies.get(key)
                .<FeedBody>map(body -> new FeedBody.InMemory(body.duplicate()))
                .orElseThrow();
    }

    private InputStream open(BodyKey key) {
        InputStream gzip = store.gzip(key.version());
        try {
            return key.coding() == ContentCoding.GZIP ? gzip : new GZIPInputStream(gzip, 1 << 14);
        } catch (IOException failure) {
            throw unreadable(key, failure);
        }
    }

    private ByteBuffer load(BodyKey key) {
        FeedVersion version = key.version();
        long size = key.coding() == ContentCoding.GZIP ? version.gzipSize() : version.size();
        ByteBuffer body = ByteBuffer.allocateDirect(Math.toIntExact(size));
        try (InputStream octets = open(key)) {
            byte[] piece = new byte[1 << 14];
            for (int read = octets.read(piece); read >= 0; read = octets.read(piece)) {
                body.put(piece, 0, read);
            }
        } catch (IOException failure) {
            throw unreadable(key, failure);
        }
        return body.flip().asReadOnlyBuffer();
    }

    /** What cannot be read is looked up afresh by the next request. */
    private UncheckedIOException unreadable(BodyKey key, IOException failure) {
        changed(key.version().sourceId());
        return new UncheckedIOException(failure);
    }
}
