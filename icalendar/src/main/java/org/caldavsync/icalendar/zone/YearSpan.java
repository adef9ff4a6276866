package org.caldavsync.icalendar.zone;

import java.util.IntSummaryStatistics;
import java.util.Set;
import java.util.stream.IntStream;
import org.caldavsync.icalendar.CalendarObject;
import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.recur.RecurrenceRule;
import org.caldavsync.icalendar.recur.RecurrenceRule.Bound;
import org.caldavsync.icalendar.recur.TemporalValue;

/**
 * The years for which the rules of a zone matter, both inclusive.
 *
 * @param first at least {@value #EARLIEST}
 * @param last at most {@value #LATEST}
 */
public record YearSpan(int first, int last) {
    static final int EARLIEST = 1900;

    private static final Set<String> TIMES = Set.of("DTSTART", "DTEND", "DUE", "RECURRENCE-ID", "RDATE", "EXDATE");
    static final int LATEST = 2099;

    /**
     * Stands for "for ever": a fixed year, so that what is written does not change by itself as time goes by, and the last
     * one that the zone definitions of many programs cover.
     */
    static final int HORIZON = 2037;

    /** Years outside the range are moved to its edge; a {@code last} before {@code first} is moved to it. */
    public YearSpan {
        first = Math.clamp(first, EARLIEST, LATEST);
        last = Math.clamp(last, first, LATEST);
    }

    /** From a year on, without end. */
    public static YearSpan from(int first) {
        return new YearSpan(first, Math.max(first, HORIZON));
    }

    /** The years in which the times of an object lie; without end where it repeats without end, or by number. */
    static YearSpan of(CalendarObject object) {
        IntSummaryStatistics years = object.components().stream()
                .flatMap(component -> component.lines().stream())
                .flatMapToInt(YearSpan::years)
                .summaryStatistics();
        return years.getCount() == 0 ? from(HORIZON) : new YearSpan(years.getMin(), years.getMax());
    }

    private static IntStream years(ContentLine line) {
        if (line.is("RRULE")) {
            return IntStream.of(RecurrenceRule.parse(line.value())
                    .map(RecurrenceRule::bound)
                    .filter(Bound.Until.class::isInstance)
                    .map(until -> ((Bound.Until) until).last().written().getYear())
                    .orElse(HORIZON));
        }
        return TIMES.contains(line.name())
                ? TemporalValue.allOf(line).stream()
                        .mapToInt(value -> value.written().getYear())
                : IntStream.empty();
    }

    /** The shortest span that covers both. */
    YearSpan union(YearSpan other) {
        return new YearSpan(Math.min(first, other.first), Math.max(last, other.last));
    }
}
