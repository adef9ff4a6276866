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
    /** Which change of state it tells. */
    public enum Event {
        FAILED,
        RECOVERED,
        HELD,
        TEST;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    String title() {
        return switch (event) {
            case FAILED -> name + " fails";
            case RECOVERED -> name + " works again";
            case HELD -> name + " holds deletions back";
            case TEST -> "A test of the notifications";
        };
    }
}
