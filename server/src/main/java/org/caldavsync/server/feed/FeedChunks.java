package org.caldavsync.server.feed;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.db.DatabaseFailure;

/** The gzip body of one version, one stored piece in memory at a time. Not thread-safe. */
final class FeedChunks extends InputStream {
    private final Database database;
    private final FeedVersion version;
    private InputStream chunk = InputStream.nullInputStream();
    private long left;
    private int next;

    FeedChunks(Database database, FeedVersion version) {
        this.database = database;
        this.version = version;
        this.left = version.gzipSize();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int read = chunk.read(into, from, length);
        if (read < 0) {
            chunk = new ByteArrayInputStream(load(next++));
            read = chunk.read(into, from, length);
        }
        left -= read;
        return read;
    }

    private byte[] load(int seq) throws IOException {
        try {
            Optional<byte[]> body = database.read(
                    handle -> handle.createQuery("SELECT body FROM feed_chunks WHERE feed_id = :feed AND seq = :seq")
                            .bind("feed", version.id())
                            .bind("seq", seq)
                            .mapTo(byte[].class)
                            .findOne());
            return body.orElseThrow(() ->
                    new FileNotFoundException("feed version " + version.id() + " was replaced while it was read"));
        } catch (DatabaseFailure failure) {
            throw new IOException("feed version " + version.id() + " cannot be read", failure);
        }
    }
}
