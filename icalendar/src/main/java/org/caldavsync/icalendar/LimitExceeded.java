package org.caldavsync.icalendar;

/** A stream asks for more than {@link Limits} grant; nothing more can be read from it. */
public final class LimitExceeded extends RuntimeException {
    private final long line;

    LimitExceeded(String what, long allowed, long line) {
        super("The calendar is too large to read safely: %s (limit %d), at line %d. Reading stopped there."
                .formatted(what, allowed, line));
        this.line = line;
    }

    /** The physical line, counted from 1, at which reading stopped. */
    public long line() {
        return line;
    }
}
