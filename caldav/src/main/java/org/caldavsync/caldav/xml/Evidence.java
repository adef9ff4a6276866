package org.caldavsync.caldav.xml;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Passes octets on and remembers the first ones, to show a person what a server sent. */
public final class Evidence extends FilterInputStream {
    private static final int KEPT = 512;

    private final byte[] head = new byte[KEPT];
    private int kept;

    public Evidence(InputStream octets) {
        super(octets);
    }

    /** The beginning on one line: at most 512 characters, controls and runs of white space as one space. */
    public String text() {
        return new String(head, 0, kept, StandardCharsets.UTF_8)
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        int room = Math.min(KEPT - kept, Math.max(read, 0));
        System.arraycopy(target, offset, head, kept, room);
        kept += room;
        return read;
    }
}
