package org.caldavsync.icalendar.recur;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
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

    /** Its start as a program reads it: a time in UTC, or a date where it lasts all day, of the zone that was asked for. */
    public String startText(ZoneId zone) {
        return text(start, zone);
    }

    /** Its end in the same form, which is not part of it. */
    public String endText(ZoneId zone) {
        return text(end, zone);
    }

    private String text(Instant instant, ZoneId zone) {
        return allDay
                ? LocalDate.ofInstant(instant, zone).toString()
                : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Whether any of it lies in the span; one without length counts where it starts in it. */
    boolean overlaps(Instant from, Instant to) {
        return start.isBefore(to) && (end.isAfter(from) || (end.equals(start) && !start.isBefore(from)));
    }
}
