package org.caldavsync.icalendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One unfolded content line, {@code name *(";" param) ":" value} (RFC 5545 §3.1), kept as the octets that came.
 *
 * <p>Names compare without case; everything else is exact. Immutable; two lines are equal when their octets are.
 */
public final class ContentLine {
    private final byte[] octets;
    private final String name;
    private final int nameEnd;
    private final int valueStart;

    private ContentLine(byte[] octets, String name, int nameEnd, int valueStart) {
        this.octets = octets;
        this.name = name;
        this.nameEnd = nameEnd;
        this.valueStart = valueStart;
    }

    /**
     * Splits an unfolded line, without its line end. A colon or semicolon inside a quoted parameter value does not count
     * as a separator.
     *
     * @param octets owned by the line from now on: the caller must not change them
     * @return empty where the octets are no content line: no colon, no name before it, or a line end inside
     */
    public static Optional<ContentLine> parse(byte[] octets) {
        return hasLineEnd(octets) ? Optional.empty() : split(octets);
    }

    /** Like {@link #parse}, for octets that are known to hold no line end. */
    static Optional<ContentLine> split(byte[] octets) {
        int nameEnd = nameEnd(octets);
        if (nameEnd <= 0) {
            return Optional.empty();
        }
        int colon = colonAfter(octets, nameEnd);
        if (colon < 0) {
            return Optional.empty();
        }
        return Optional.of(new ContentLine(octets, PropertyName.of(octets, nameEnd), nameEnd, colon + 1));
    }

    /**
     * The line written in this text.
     *
     * @throws IllegalArgumentException when the text is no content line; use {@link #parse} for input
     */
    public static ContentLine of(String line) {
        return parse(line.getBytes(UTF_8)).orElseThrow(() -> new IllegalArgumentException("no content line: " + line));
    }

    /** Where the name ends, or -1. Names are letters, digits and hyphens; producers also use dots and underscores. */
    private static int nameEnd(byte[] octets) {
        int letters = 0;
        for (int i = 0; i < octets.length; i++) {
            byte octet = octets[i];
            if (octet == ':' || octet == ';') {
                return letters == 0 ? -1 : i;
            }
            boolean blank = octet == ' ' || octet == '\t';
            if (blank ? letters == 0 : letters < i || !isNameOctet(octet)) {
                return -1;
            }
            letters += blank ? 0 : 1;
        }
        return -1;
    }

    private static boolean isNameOctet(byte octet) {
        return (octet >= 'A' && octet <= 'Z')
                || (octet >= 'a' && octet <= 'z')
                || (octet >= '0' && octet <= '9')
                || octet == '-'
                || octet == '_'
                || octet == '.';
    }

    /** The colon before the value; where a quote is never closed, the first one after it. */
    private static int colonAfter(byte[] octets, int from) {
        boolean quoted = false;
        int hidden = -1;
        for (int i = from; i < octets.length; i++) {
            if (octets[i] == '"') {
                quoted = !quoted;
                hidden = -1;
            } else if (octets[i] == ':' && !quoted) {
                return i;
            } else if (octets[i] == ':' && hidden < 0) {
                hidden = i;
            }
        }
        return hidden;
    }

    private static boolean hasLineEnd(byte[] octets) {
        for (byte octet : octets) {
            if (octet == '\n' || octet == '\r') {
                return true;
            }
        }
        return false;
    }

    private static byte[] withoutLineEnd(byte[] octets) {
        if (hasLineEnd(octets)) {
            throw new IllegalArgumentException("a line end inside a content line");
        }
        return octets;
    }

    /** The property name in upper case, as the RFC spells it. */
    public String name() {
        return name;
    }

    /** Whether this line has that name; {@code wanted} is given in upper case. */
    public boolean is(String wanted) {
        return name.equals(wanted);
    }

    /** All parameters in the order they came, duplicates included. */
    public List<Parameter> parameters() {
        return valueStart == nameEnd + 1
                ? List.of()
                : Parameter.parseAll(new String(octets, nameEnd, valueStart - 1 - nameEnd, UTF_8));
    }

    /** The first value of the first parameter of that name (upper case), unquoted and decoded (RFC 6868). */
    public Optional<String> parameter(String name) {
        if (!mentions(name)) {
            return Optional.empty();
        }
        for (Parameter parameter : parameters()) {
            if (parameter.name().equals(name)) {
                return Optional.of(parameter.value());
            }
        }
        return Optional.empty();
    }

    /** Whether it may have that parameter: a look at the octets spares most lines the reading of all parameters. */
    private boolean mentions(String parameter) {
        for (int i = nameEnd; i < valueStart - parameter.length(); i++) {
            boolean separated = octets[i] == ';' || (octets[i] == ' ' && octets[i - 1] == ';');
            if (separated && PropertyName.isAt(parameter, octets, i + 1)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a quote among the parameters has no second one: readers disagree on where such a line has its value. */
    public boolean hasUnclosedQuote() {
        boolean quoted = false;
        for (int i = nameEnd; i < valueStart; i++) {
            quoted ^= octets[i] == '"';
        }
        return quoted;
    }

    /** The value as it stands after the colon, still escaped. */
    public String value() {
        return new String(octets, valueStart, octets.length - valueStart, UTF_8);
    }

    /** The value's octets, for values that need not be UTF-8; a copy. */
    public byte[] valueOctets() {
        return Arrays.copyOfRange(octets, valueStart, octets.length);
    }

    /** A property of type TEXT (RFC 5545 §3.3.11), escaped here. */
    public static ContentLine ofText(String name, String text) {
        return of(name + ":" + Text.escape(text));
    }

    /** The value of a property of type TEXT, unescaped. */
    public String text() {
        return Text.unescape(value());
    }

    /** A line of the same name and parameters with another value, already escaped. */
    public ContentLine withValue(String value) {
        byte[] tail = withoutLineEnd(value.getBytes(UTF_8));
        byte[] changed = Arrays.copyOf(octets, valueStart + tail.length);
        System.arraycopy(tail, 0, changed, valueStart, tail.length);
        return new ContentLine(changed, name, nameEnd, valueStart);
    }

    /** A line of the same name and value with these parameters instead. */
    public ContentLine withParameters(List<Parameter> parameters) {
        StringBuilder head = new StringBuilder(new String(octets, 0, nameEnd, UTF_8));
        for (Parameter parameter : parameters) {
            head.append(';').append(parameter.text());
        }
        byte[] front = withoutLineEnd(head.append(':').toString().getBytes(UTF_8));
        byte[] changed = Arrays.copyOf(front, front.length + octets.length - valueStart);
        System.arraycopy(octets, valueStart, changed, front.length, octets.length - valueStart);
        return new ContentLine(changed, name, nameEnd, front.length);
    }

    /** Whether it is a name in upper case and a value, without parameters. */
    boolean isBare() {
        if (valueStart != nameEnd + 1 || nameEnd != name.length()) {
            return false;
        }
        for (int i = 0; i < nameEnd; i++) {
            if (octets[i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The whole unfolded line. Not a copy: callers read it and leave it alone. */
    byte[] octets() {
        return octets;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContentLine line && Arrays.equals(octets, line.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
        return new String(octets, UTF_8);
    }
}
