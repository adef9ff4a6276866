package org.caldavsync.icalendar;

/** A stream asks for more than {@link Limits} grant. Nothing more can be read from it; what came before is unharmed. */
public final class LimitExceeded extends RuntimeException {
    private final long line;

    LimitExceeded(String what, long allowed, long line) {
        super("The calendar has %s (limit %d) at line %d. Nothing of it was used.".formatted(what, allowed, line));
        this.line = line;
    }

    /** The physical line, counted from 1, at which reading stopped. */
    public long line() {
        return line;
    }
}
