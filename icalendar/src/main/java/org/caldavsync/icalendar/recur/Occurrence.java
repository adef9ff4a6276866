package org.caldavsync.icalendar.recur;

import java.time.Instant;
import org.caldavsync.icalendar.Component;

/**
 * One time that something happens.
 *
 * @param start of an all-day occurrence the midnight of the zone the question was asked for
 * @param end exclusive; never before the start, equal to it where there is no length
 * @param source the master or the override that describes this occurrence
 */
public record Occurrence(Instant start, Instant end, boolean allDay, Component source) {
    public Occurrence {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("an occurrence ends before it starts");
        }
    }

    /** Whether any of it lies in the span; one without length counts where it starts in it. */
    boolean overlaps(Instant from, Instant to) {
        return start.isBefore(to) && (end.isAfter(from) || (end.equals(start) && !start.isBefore(from)));
    }
}
