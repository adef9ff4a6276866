package org.caldavsync.icalendar.recur;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRules;
import java.util.Optional;
import org.caldavsync.icalendar.Component;

/**
 * When one component starts and how long it takes (RFC 5545 §3.6.1, §3.6.2).
 *
 * @param start on the wall clock of its zone; of a date its midnight
 * @param rules of that zone
 * @param length not negative; of an all-day component whole days, at least one
 */
record Timing(Component source, boolean allDay, LocalDateTime start, ZoneRules rules, NominalDuration length) {

    /** Empty where the component says no readable start; a VTODO without one is at its DUE. */
    static Optional<Timing> of(Component component, Times times) {
        return component
                .first("DTSTART")
                .or(() -> component.first("DUE"))
                .flatMap(TemporalValue::of)
                .map(start -> new Timing(
                        component,
                        start instanceof TemporalValue.Date,
                        start.written(),
                        times.rules(start),
                        length(component, start, times)));
    }

    private static NominalDuration length(Component component, TemporalValue start, Times times) {
        Optional<TemporalValue> end =
                component.first("DTEND").or(() -> component.first("DUE")).flatMap(TemporalValue::of);
        NominalDuration length = end.map(value -> between(start, value, times))
                .or(() -> component.value("DURATION").flatMap(NominalDuration::parse))
                .filter(given -> !given.isNegative())
                .orElse(NominalDuration.NONE);
        return start instanceof TemporalValue.Date ? length.inWholeDays() : length;
    }

    /** A length given by an end is exact (RFC 5545 §3.8.5.3), unless it counts days. */
    static NominalDuration between(TemporalValue start, TemporalValue end, Times times) {
        if (start instanceof TemporalValue.Date(var day)) {
            return new NominalDuration(0, Duration.between(day.atStartOfDay(), end.written())).inWholeDays();
        }
        Instant last = end instanceof TemporalValue.Date
                ? TemporalValue.instant(end.written(), times.rules(start))
                : times.instant(end);
        return new NominalDuration(0, Duration.between(times.instant(start), last));
    }

    /** The occurrence that starts when this wall clock shows {@code wall}. */
    Occurrence at(LocalDateTime wall) {
        return at(wall, length);
    }

    Occurrence at(LocalDateTime wall, NominalDuration duration) {
        Instant begin = instant(wall);
        Instant end = instant(wall.plusDays(duration.days())).plus(duration.exact());
        return new Occurrence(begin, end.isBefore(begin) ? begin : end, allDay, source);
    }

    Instant instant(LocalDateTime wall) {
        return TemporalValue.instant(wall, rules);
    }

    LocalDateTime wall(Instant instant) {
        return Times.wall(instant, rules);
    }

    /** A value of EXDATE, RDATE or RECURRENCE-ID in the form and on the wall clock of this start. */
    LocalDateTime aligned(TemporalValue value, Times times) {
        if (allDay) {
            return value.written().truncatedTo(ChronoUnit.DAYS);
        }
        return value instanceof TemporalValue.Date(var day)
                ? day.atTime(start.toLocalTime())
                : wall(times.instant(value));
    }
}
