package org.caldavsync.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Passes a stream on up to a number of bytes, and tells how many came. */
final class CappedStream extends InputStream {
    private final InputStream in;
    private final long limit;
    private final LongConsumer count;
    private long passed;

    /** The stream goes on after the limit. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;

        private final long limit;

        TooLongException(long limit) {
            super("More than " + limit + " bytes");
            this.limit = limit;
        }

        long limit() {
            return limit;
        }
    }

    CappedStream(InputStream in, long limit, LongConsumer count) {
        this.in = in;
        this.limit = limit;
        this.count = count;
    }

    @Override
    public int read() throws IOException {
        int octet = in.read();
        if (octet >= 0) {
            pass(1);
        }
        return octet;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        if (read > 0) {
            pass(read);
        }
        return read;
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    private void pass(int read) throws IOException {
        passed += read;
        count.accept(read);
        if (passed > limit) {
            throw new TooLongException(limit);
        }
    }
}
