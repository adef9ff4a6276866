package org.caldavsync.server.destination.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.caldavsync.server.feed.DiskSpool;

/** Puts a body on disk: decompressed, hashed, and no more of it than is read. */
final class Download {
    /** After decompression. */
    static final long MOST_OCTETS = 50L << 20;

    private static final int GZIP_MAGIC = 0x1f8b;
    private static final int BUFFER = 1 << 14;

    private final Path directory;

    /** A body on disk, which the caller closes, and its SHA-256 in hexadecimal digits. */
    record Kept(DiskSpool octets, String hash) {}

    Download(Path directory) {
        this.directory = directory;
    }

    /**
     * Reads the body to its end. One that is compressed though nobody says so is decompressed.
     *
     * @throws LinkUnusableException when there is too much of it, its compression is damaged, or the disk is full
     */
    Kept keep(InputStream body) {
        DiskSpool spool = new DiskSpool(directory);
        boolean whole = false;
        try {
            DigestOutputStream sink = new DigestOutputStream(spool.sink(), sha256());
            copy(plain(body), sink);
            whole = true;
            return new Kept(
                    spool, HexFormat.of().formatHex(sink.getMessageDigest().digest()));
        } finally {
            if (!whole) {
                close(spool);
            }
        }
    }

    private static InputStream plain(InputStream body) {
        try {
            PushbackInputStream start = new PushbackInputStream(body, 2);
            byte[] magic = start.readNBytes(2);
            start.unread(magic);
            boolean packed = magic.length == 2 && (((magic[0] & 0xFF) << 8) | (magic[1] & 0xFF)) == GZIP_MAGIC;
            return packed ? new GZIPInputStream(start, BUFFER) : start;
        } catch (IOException damaged) {
            throw new LinkUnusableException(new LinkProblem.Truncated());
        }
    }

    private static void copy(InputStream from, OutputStream to) {
        byte[] buffer = new byte[BUFFER];
        long total = 0;
        for (int count = read(from, buffer); count >= 0; count = read(from, buffer)) {
            total += count;
            if (total > MOST_OCTETS) {
                throw new LinkUnusableException(tooLarge());
            }
            write(to, buffer, count);
        }
    }

    /** A failure here is one of compression: that of the connection has its own kind. */
    private static int read(InputStream from, byte[] buffer) {
        try {
            return from.read(buffer);
        } catch (IOException damaged) {
            throw new LinkUnusableException(new LinkProblem.Truncated());
        }
    }

    private static void write(OutputStream to, byte[] buffer, int count) {
        try {
            to.write(buffer, 0, count);
        } catch (IOException full) {
            throw noRoom(full);
        }
    }

    static LinkProblem tooLarge() {
        return new LinkProblem.TooLarge("over " + (MOST_OCTETS >> 20) + " MB");
    }

    static LinkUnusableException noRoom(IOException failure) {
        return new LinkUnusableException(new LinkProblem.NoRoom(String.valueOf(failure.getMessage())));
    }

    static void close(DiskSpool spool) {
        try {
            spool.close();
        } catch (IOException failure) {
            throw noRoom(failure);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
