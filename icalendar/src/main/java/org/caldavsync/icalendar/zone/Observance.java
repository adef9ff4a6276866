package org.caldavsync.icalendar.zone;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.recur.Frequency;
import org.caldavsync.icalendar.recur.RecurrenceRule;
import org.caldavsync.icalendar.recur.RecurrenceRule.Bound;
import org.caldavsync.icalendar.recur.TemporalValue;

/** One STANDARD or DAYLIGHT part of a VTIMEZONE (RFC 5545 §3.6.5): when it begins, again and again, and what then holds. */
record Observance(Component part, LocalDateTime start, ZoneOffset before, ZoneOffset after) {
    /** Two rules of four centuries, which is what Outlook's start in 1601 needs, take half of it. */
    private static final int ONSETS = 1_000;

    private static final LocalDateTime END = LocalDateTime.of(YearSpan.HORIZON + 65, 1, 1, 0, 0);

    /** A change of the offset; {@code before} is what the definition says, which need not be what held. */
    record Onset(Instant instant, ZoneOffset before, ZoneOffset after) {}

    /** Empty where start or offsets are missing or unreadable. */
    static Optional<Observance> read(Component part) {
        Optional<LocalDateTime> start =
                part.first("DTSTART").flatMap(TemporalValue::of).map(TemporalValue::written);
        Optional<ZoneOffset> before = part.value("TZOFFSETFROM").flatMap(UtcOffset::parse);
        Optional<ZoneOffset> after = part.value("TZOFFSETTO").flatMap(UtcOffset::parse);
        return start.isEmpty() || after.isEmpty()
                ? Optional.empty()
                : Optional.of(new Observance(part, start.get(), before.orElse(after.get()), after.get()));
    }

    /** Every time it begins, up to the end of the century or to {@value #ONSETS}; laws know yearly rules only. */
    List<Onset> onsets() {
        Stream<LocalDateTime> dates = part.all("RDATE")
                .flatMap(line -> TemporalValue.allOf(line).stream())
                .map(this::wall);
        Stream<LocalDateTime> ruled = part.all("RRULE")
                .limit(2)
                .flatMap(line -> RecurrenceRule.parse(line.value()).stream())
                .filter(rule -> rule.frequency() == Frequency.YEARLY)
                .flatMap(rule -> rule.times(start, until(rule), ONSETS).stream());
        List<Onset> onsets = new ArrayList<>();
        Stream.of(Stream.of(start), dates, ruled)
                .flatMap(times -> times)
                .limit(2 * ONSETS)
                .distinct()
                .forEach(time -> onsets.add(new Onset(time.toInstant(before), before, after)));
        return onsets;
    }

    /** A date stands for the time of day of the start. */
    private LocalDateTime wall(TemporalValue value) {
        return switch (value) {
            case TemporalValue.Date(var day) -> day.atTime(start.toLocalTime());
            case TemporalValue.Utc(var instant) -> LocalDateTime.ofInstant(instant, before);
            case TemporalValue.Floating _, TemporalValue.Zoned _ -> value.written();
        };
    }

    private LocalDateTime until(RecurrenceRule rule) {
        if (!(rule.bound() instanceof Bound.Until given)) {
            return END;
        }
        LocalDateTime until = given.last() instanceof TemporalValue.Date(var day)
                ? day.plusDays(1).atStartOfDay()
                : wall(given.last());
        return until.isBefore(END) ? until : END;
    }
}
