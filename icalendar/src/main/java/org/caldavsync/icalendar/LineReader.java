package org.caldavsync.icalendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;

/**
 * Unfolds a stream into lines (RFC 5545 §3.1), on octets, because folds may cut a UTF-8 sequence.
 *
 * <p>Takes CRLF, LF and CR as line ends and space and tab as folds, skips blank lines, removes control characters and
 * makes every line valid UTF-8.
 */
final class LineReader implements AutoCloseable {
    /** For a single event, of which accounts have thousands. */
    private static final int SMALLEST_BUFFER = 1 << 10;

    private static final int LARGEST_BUFFER = 1 << 13;

    private final InputStream in;
    private final Limits limits;
    private final RepairLog log;
    private final Utf8Repair utf8 = new Utf8Repair();
    private final byte[] buffer;
    private int position;
    private int end;
    private long read;
    private byte[] line = new byte[256];
    private int length;
    private boolean beyondAscii;
    private boolean control;
    private boolean afterCr;
    private long physicalLine = 1;
    private long firstLine = 1;
    private int lastWidth;

    LineReader(InputStream in, Charset declared, Limits limits, RepairLog log) {
        try {
            this.in = Utf8Stream.of(in, declared);
            this.buffer = new byte[Math.clamp(in.available(), SMALLEST_BUFFER, LARGEST_BUFFER)];
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        this.limits = limits;
        this.log = log;
    }

    /** The next line without its line end; empty at the end of the stream. */
    Optional<byte[]> next() {
        skipLineEnds();
        if (!available()) {
            return Optional.empty();
        }
        firstLine = physicalLine;
        length = 0;
        beyondAscii = false;
        control = false;
        do {
            appendPhysicalLine();
        } while (continues());
        return Optional.of(finished());
    }

    /** The physical line, from 1, at which the last line began. */
    long firstLine() {
        return firstLine;
    }

    /** The octets of the last physical line of the last line, without fold and line end. */
    int lastWidth() {
        return lastWidth;
    }

    private void appendPhysicalLine() {
        int before = length;
        appendUpToLineEnd();
        lastWidth = length - before;
    }

    private void appendUpToLineEnd() {
        while (available()) {
            int textEnd = textEnd();
            append(position, textEnd);
            position = textEnd;
            if (position < end) {
                if (isLineEnd(buffer[position])) {
                    return;
                }
                control = true;
                position++;
            }
        }
    }

    /** Where the next line end or control character is in the buffer. Every octet passes here. */
    private int textEnd() {
        boolean high = false;
        int i = position;
        for (; i < end; i++) {
            byte octet = buffer[i];
            if (octet < ' ') {
                if (octet >= 0 && octet != '\t') {
                    break;
                }
                high |= octet < 0;
            }
        }
        beyondAscii |= high;
        return i;
    }

    private static boolean isLineEnd(byte octet) {
        return octet == '\n' || octet == '\r';
    }

    private boolean continues() {
        skipLineEnds();
        if (available() && (buffer[position] == ' ' || buffer[position] == '\t')) {
            position++;
            return true;
        }
        return false;
    }

    private void skipLineEnds() {
        while (available() && isLineEnd(buffer[position])) {
            boolean lf = buffer[position] == '\n';
            if (!lf || !afterCr) {
                physicalLine++;
            }
            afterCr = !lf;
            position++;
        }
        afterCr = false;
    }

    private void append(int from, int to) {
        int needed = length + to - from;
        if (needed > limits.lineOctets()) {
            throw new LimitExceeded("a line has too many octets", limits.lineOctets(), firstLine);
        }
        if (needed > line.length) {
            line = Arrays.copyOf(line, Math.max(needed, line.length * 2));
        }
        System.arraycopy(buffer, from, line, length, to - from);
        length = needed;
    }

    private byte[] finished() {
        byte[] octets = Arrays.copyOf(line, length);
        if (beyondAscii) {
            octets = utf8.repair(octets).map(this::transcoded).orElse(octets);
        }
        if (control) {
            log.add(RepairKind.CONTROL_CHARACTERS, "", new String(octets, UTF_8));
        }
        return octets;
    }

    private byte[] transcoded(byte[] octets) {
        log.add(RepairKind.TRANSCODED, "", new String(octets, UTF_8));
        return octets;
    }

    private boolean available() {
        return position < end || fill();
    }

    private boolean fill() {
        try {
            end = Math.max(0, in.read(buffer, 0, buffer.length));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        position = 0;
        read += end;
        if (read > limits.streamOctets()) {
            throw new LimitExceeded("it has too many octets", limits.streamOctets(), physicalLine);
        }
        return end > 0;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
