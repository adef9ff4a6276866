package org.caldavsync.icalendar.repair;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.ComponentRepair;
import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.RepairKind;
import org.caldavsync.icalendar.recur.TemporalValue;

/** The end must be a date where the start is one, and a time where it is a time (RFC 5545 §3.8.2.2). */
final class EndType implements ComponentRepair {
    @Override
    public RepairKind kind() {
        return RepairKind.END_TYPE;
    }

    @Override
    public Component repair(Component component) {
        if (!OwnLines.isObject(component) || TimeForm.areOrdered(component, "DTSTART", "DTEND")) {
            return component;
        }
        Optional<TemporalValue> start = component.first("DTSTART").flatMap(TemporalValue::of);
        if (start.isEmpty()) {
            return component;
        }
        return OwnLines.map(
                component, line -> line.is("DTEND") || line.is("DUE") ? likeStart(line, start.get()) : line);
    }

    private static ContentLine likeStart(ContentLine line, TemporalValue start) {
        Optional<TemporalValue> end = TemporalValue.of(line);
        if (end.isEmpty() || start instanceof TemporalValue.Date == end.get() instanceof TemporalValue.Date) {
            return line;
        }
        return TimeForm.write(
                line,
                switch (start) {
                    case TemporalValue.Date date -> dayAfter(end.get());
                    case TemporalValue.Floating floating ->
                        new TemporalValue.Floating(end.get().written());
                    case TemporalValue.Zoned zoned ->
                        new TemporalValue.Zoned(end.get().written(), zoned.tzid());
                    case TemporalValue.Utc utc ->
                        new TemporalValue.Utc(end.get().written().toInstant(ZoneOffset.UTC));
                });
    }

    /** Ends are exclusive: one at midnight is that day, any later one the next. */
    private static TemporalValue dayAfter(TemporalValue end) {
        LocalDate day = end.written().toLocalDate();
        boolean midnight = end.written().toLocalTime().equals(LocalTime.MIDNIGHT);
        return new TemporalValue.Date(midnight ? day : day.plusDays(1));
    }
}
