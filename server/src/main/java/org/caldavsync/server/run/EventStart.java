package org.caldavsync.server.run;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.caldavsync.icalendar.recur.Occurrence;
import org.caldavsync.icalendar.recur.Occurrences;
import org.jspecify.annotations.Nullable;

/**
 * When an event first happens.
 *
 * @param at of what lasts whole days their midnight where the question was asked, which is another moment elsewhere
 * @param day the day, of what lasts whole days; else null
 */
public record EventStart(Instant at, @Nullable LocalDate day) {

    /** Of an event that starts at a moment. */
    public static EventStart timed(Instant at) {
        return new EventStart(at, null);
    }

    /**
     * The earliest start of these; empty where there is none, or none can be read.
     *
     * @param zone the one that they were asked for
     */
    public static Optional<EventStart> earliest(List<Occurrences> events, ZoneId zone) {
        return events.stream()
                .flatMap(event -> event.first().stream())
                .min(Comparator.comparing(Occurrence::start))
                .map(first -> new EventStart(
                        first.start(), first.allDay() ? LocalDate.ofInstant(first.start(), zone) : null));
    }

    /** As it is stored; the inverse of {@link #millis} and {@link #dayText}. */
    public static @Nullable EventStart ofStored(@Nullable Instant at, @Nullable String day) {
        return at == null ? null : new EventStart(at, day == null ? null : LocalDate.parse(day));
    }

    public static @Nullable Long millis(@Nullable EventStart start) {
        return start == null ? null : start.at().toEpochMilli();
    }

    public static @Nullable String dayText(@Nullable EventStart start) {
        return start == null || start.day() == null ? null : start.day().toString();
    }

    /** Whether that is known to last whole days. */
    public static boolean isAllDay(@Nullable EventStart start) {
        return start != null && start.day() != null;
    }

    /** As the API says it: a time in UTC, or a date where it lasts all day. */
    @JsonValue
    public String text() {
        return day == null ? at.truncatedTo(ChronoUnit.SECONDS).toString() : day.toString();
    }
}
