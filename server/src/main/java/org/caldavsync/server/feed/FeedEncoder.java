package org.caldavsync.server.feed;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** Hashes and compresses a feed while it is written. Not thread-safe. */
final class FeedEncoder extends OutputStream {
    private static final int BUFFER = 1 << 14;

    private final DiskSpool spool;
    private final GZIPOutputStream gzip;
    private final MessageDigest hash;
    private long size;

    /**
     * A finished feed.
     *
     * @param etag hash of the identity body in hexadecimal digits
     * @param size octets of the identity body
     * @param events distinct UIDs in the feed
     * @param gzip the gzip body
     */
    record Encoded(String etag, long size, long events, DiskSpool gzip) {}

    /** An encoder whose gzip body goes into that spool. */
    FeedEncoder(DiskSpool spool) throws IOException {
        this.spool = spool;
        this.gzip = new GZIPOutputStream(spool.sink(), BUFFER);
        try {
            this.hash = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int from, int length) throws IOException {
        hash.update(octets, from, length);
        gzip.write(octets, from, length);
        size += length;
    }

    /** Ends the feed; nothing can be written afterwards. */
    Encoded finish(long events) throws IOException {
        gzip.close();
        return new Encoded(HexFormat.of().formatHex(hash.digest()), size, events, spool);
    }

    /** Frees the compressor, finished or not. */
    @Override
    public void close() throws IOException {
        gzip.close();
    }
}
