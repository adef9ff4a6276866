package org.caldavsync.icalendar;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;

/** Octets of a stream in another charset, as UTF-8. A byte order mark says more than what the sender declared. */
final class Utf8Stream extends InputStream {
    private final Reader reader;
    private final char[] characters = new char[4096];
    private byte[] octets = {};
    private int position;

    private Utf8Stream(Reader reader) {
        this.reader = reader;
    }

    /** The stream itself, without its mark, where it is UTF-8 already. */
    static InputStream of(InputStream in, Charset declared) throws IOException {
        PushbackInputStream start = new PushbackInputStream(in, 3);
        byte[] mark = start.readNBytes(3);
        if (mark.length == 3 && (mark[0] & 0xFF) == 0xEF && (mark[1] & 0xFF) == 0xBB && (mark[2] & 0xFF) == 0xBF) {
            return start;
        }
        start.unread(mark);
        if (isUtf16(mark)) {
            return new Utf8Stream(new InputStreamReader(start, UTF_16));
        }
        boolean asIs = declared.equals(UTF_8) || declared.equals(US_ASCII);
        return asIs ? start : new Utf8Stream(new InputStreamReader(start, declared));
    }

    private static boolean isUtf16(byte[] mark) {
        return mark.length >= 2 && (mark[0] & mark[1] & 0xFE) == 0xFE && mark[0] != mark[1];
    }

    @Override
    public int read() throws IOException {
        return fill() ? octets[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, octets.length - position);
        System.arraycopy(octets, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean fill() throws IOException {
        if (position < octets.length) {
            return true;
        }
        int count = reader.read(characters, 0, characters.length - 1);
        if (count > 0 && Character.isHighSurrogate(characters[count - 1])) {
            count += Math.max(0, reader.read(characters, count, 1));
        }
        octets = count <= 0 ? new byte[0] : new String(characters, 0, count).getBytes(UTF_8);
        position = 0;
        return count > 0;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
