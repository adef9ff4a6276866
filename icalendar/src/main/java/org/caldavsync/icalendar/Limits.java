package org.caldavsync.icalendar;

/**
 * How much of a stream is read before it is refused, so that no input can take the memory or the time of the others.
 *
 * @param streamOctets octets of one stream
 * @param lineOctets octets of one unfolded line
 * @param depth components inside each other, VCALENDAR not counted
 * @param memberOctets octets of one component of the calendar, nested ones included
 * @param properties properties of one component of the calendar, nested ones included
 * @param components components of one stream, nested ones included
 */
public record Limits(long streamOctets, int lineOctets, int depth, int memberOctets, int properties, int components) {
    private static final int MIB = 1 << 20;

    public Limits {
        if (streamOctets < 1 || lineOctets < 1 || depth < 1 || memberOctets < 1 || properties < 1 || components < 1) {
            throw new IllegalArgumentException("every limit is at least 1");
        }
    }

    /** Ten times what the largest calendars seen in the wild need. */
    public static Limits standard() {
        return new Limits(256L * MIB, MIB, 16, 16 * MIB, 20_000, 1_000_000);
    }

    /** The same limits for a stream of at most that many octets. */
    public Limits withStreamOctets(long octets) {
        return new Limits(octets, lineOctets, depth, memberOctets, properties, components);
    }
}
