package org.caldavsync.icalendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a line back until the next one is known: what is no property by itself is the rest of the one before, after a
 * fold that lost its space or a raw line break in a text.
 */
final class HeldLine {
    private static final byte[] LINE_BREAK = {'\\', 'n'};
    /** A physical line of this width was cut by a producer that folds; of any other, by a raw line break in a text. */
    private static final int NARROWEST_FOLD = 70;

    private static final int WIDEST_FOLD = 80;
    private static final Pattern PROPERTY_START = Pattern.compile("[A-Za-z0-9-]+;[A-Za-z0-9-]+=.*", Pattern.DOTALL);

    private final Limits limits;
    private final RepairLog log;
    private final ByteArrayOutputStream joined = new ByteArrayOutputStream();
    private @Nullable ContentLine property;
    private byte @Nullable [] first;
    private int width;

    HeldLine(Limits limits, RepairLog log) {
        this.limits = limits;
        this.log = log;
    }

    /** Holds a property, after {@link #release}. */
    void hold(ContentLine line, int lastWidth) {
        property = line;
        first = line.octets();
        width = lastWidth;
    }

    /** Holds a line that begins a property, after {@link #release}. */
    void hold(byte[] octets, int lastWidth) {
        first = octets;
        width = lastWidth;
    }

    /** Whether a line that is no property begins one nevertheless, whose value is on the next line. */
    static boolean beginsProperty(byte[] octets) {
        return PROPERTY_START.matcher(new String(octets, UTF_8)).matches();
    }

    /** Appends a line that is no property; without anything to append to it is left out. */
    void join(byte[] octets, int lastWidth, long at) {
        if (first == null) {
            log.add(RepairKind.STRAY_LINE, "", new String(octets, UTF_8));
            return;
        }
        if (joined.size() == 0) {
            joined.writeBytes(first);
        }
        if (width < NARROWEST_FOLD || width > WIDEST_FOLD) {
            joined.writeBytes(LINE_BREAK);
        }
        joined.writeBytes(octets);
        property = null;
        width = lastWidth;
        if (joined.size() > limits.lineOctets()) {
            throw new LimitExceeded("a line has too many octets", limits.lineOctets(), at);
        }
        log.add(RepairKind.LINE_JOINED, "", new String(octets, UTF_8));
    }

    /** The line with everything that was joined to it, if it is a property; holds nothing afterwards. */
    Optional<ContentLine> release() {
        if (first == null) {
            return Optional.empty();
        }
        ContentLine whole = property;
        byte[] octets = joined.size() == 0 ? first : joined.toByteArray();
        property = null;
        first = null;
        joined.reset();
        return whole == null ? read(octets) : Optional.of(whole);
    }

    private Optional<ContentLine> read(byte[] octets) {
        Optional<ContentLine> line = ContentLine.split(octets);
        if (line.isEmpty()) {
            log.add(RepairKind.STRAY_LINE, "", new String(octets, UTF_8));
        }
        return line;
    }
}
