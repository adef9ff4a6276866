package org.caldavsync.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Decompresses on the first read, not before: an answer without a body may be labelled as compressed all the same. */
final class Gunzip extends InputStream {
    private static final int BUFFER = 8 << 10;

    private final PushbackInputStream packed;
    private @Nullable InputStream plain;

    Gunzip(InputStream packed) {
        this.packed = new PushbackInputStream(packed);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (plain == null) {
            plain = open();
        }
        return plain.read(buffer, offset, length);
    }

    private InputStream open() throws IOException {
        int first = packed.read();
        if (first < 0) {
            return nullInputStream();
        }
        packed.unread(first);
        return new GZIPInputStream(packed, BUFFER);
    }
}
