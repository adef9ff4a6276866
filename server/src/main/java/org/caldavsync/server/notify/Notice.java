package org.caldavsync.server.notify;

import java.time.Instant;
import java.util.Locale;

/**
 * What people are told.
 *
 * @param subject as in {@code source 7}
 * @param name what its owner calls it
 * @param message what happened, what is safe, what to do
 */
public record Notice(Event event, String subject, String name, String message, Instant at) {
    private static final int LONGEST = 150;

    /** Which change of state it tells. */
    public enum Event {
        FAILED,
        RECOVERED,
        HELD,
        /** Nothing good for much longer than it should take. */
        STALE,
        TEST;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether somebody should look soon. */
        boolean urgent() {
            return switch (this) {
                case FAILED, HELD, STALE -> true;
                case RECOVERED, TEST -> false;
            };
        }
    }

    /** One short line, whatever people have put into names. */
    String title() {
        String line = sentence().replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    private String sentence() {
        return switch (event) {
            case FAILED -> name + " fails";
            case RECOVERED -> name + " works again";
            case HELD -> name + " holds deletions back";
            case STALE -> name + " is out of date";
            case TEST -> "A test of the notifications";
        };
    }
}
