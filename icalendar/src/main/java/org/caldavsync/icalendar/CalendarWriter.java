package org.caldavsync.icalendar;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Writes content lines with CRLF, folded at 75 octets between code points (RFC 5545 §3.1).
 *
 * <p>It buffers: call {@link #flush} at the end. It does not close the stream, which stays the caller's. A stream that
 * fails ends in {@link UncheckedIOException}.
 */
public final class CalendarWriter {
    private static final int WIDTH = 75;
    private static final int LONGEST_CHUNK = WIDTH + 3;

    private final OutputStream out;
    private final byte[] buffer = new byte[1 << 14];
    private int used;

    public CalendarWriter(OutputStream out) {
        this.out = out;
    }

    public void begin(String name) {
        line(ContentLine.of("BEGIN:" + name));
    }

    public void end(String name) {
        line(ContentLine.of("END:" + name));
    }

    /** The whole tree: its BEGIN, its lines, its nested components, its END. */
    public void component(Component component) {
        begin(component.name());
        component.lines().forEach(this::line);
        component.children().forEach(this::component);
        end(component.name());
    }

    public void line(ContentLine line) {
        byte[] octets = line.octets();
        int from = 0;
        int width = WIDTH;
        while (octets.length - from > width) {
            int to = codePointBoundary(octets, from + width, from);
            chunk(octets, from, to, true);
            from = to;
            width = WIDTH - 1;
        }
        chunk(octets, from, octets.length, false);
    }

    /** The last boundary at or before {@code to}; {@code to} itself where the octets are no UTF-8. */
    private static int codePointBoundary(byte[] octets, int to, int from) {
        int boundary = to;
        while (boundary > from + 1 && to - boundary < 4 && (octets[boundary] & 0xC0) == 0x80) {
            boundary--;
        }
        return (octets[boundary] & 0xC0) == 0x80 ? to : boundary;
    }

    private void chunk(byte[] octets, int from, int to, boolean continued) {
        if (buffer.length - used < LONGEST_CHUNK) {
            drain();
        }
        System.arraycopy(octets, from, buffer, used, to - from);
        used += to - from;
        buffer[used++] = '\r';
        buffer[used++] = '\n';
        if (continued) {
            buffer[used++] = ' ';
        }
    }

    /** Hands everything written so far to the stream and flushes it. */
    public void flush() {
        drain();
        try {
            out.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void drain() {
        try {
            out.write(buffer, 0, used);
            used = 0;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
