package org.caldavsync.icalendar.repair;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.ComponentRepair;
import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.RepairKind;
import org.caldavsync.icalendar.recur.TemporalValue;

/**
 * EXDATE must be of the type of DTSTART (RFC 5545 §3.8.5.1), or it excludes nothing: Evolution writes dates for timed
 * events. A date takes the time of the start, a time on a whole-day event loses its time.
 */
final class ExdateType implements ComponentRepair {
    @Override
    public RepairKind kind() {
        return RepairKind.EXDATE_TYPE;
    }

    @Override
    public Component repair(Component component) {
        if (!OwnLines.isObject(component) || !component.has("EXDATE")) {
            return component;
        }
        Optional<TemporalValue> start = component.first("DTSTART").flatMap(TemporalValue::of);
        if (start.isEmpty()) {
            return component;
        }
        return OwnLines.map(component, line -> line.is("EXDATE") ? likeStart(line, start.get()) : line);
    }

    private static ContentLine likeStart(ContentLine line, TemporalValue start) {
        List<TemporalValue> dates = TemporalValue.allOf(line);
        boolean dateStart = start instanceof TemporalValue.Date;
        if (dates.isEmpty() || dates.stream().allMatch(date -> date instanceof TemporalValue.Date == dateStart)) {
            return line;
        }
        List<TemporalValue> changed = dates.stream()
                .map(date -> onDay(date.written().toLocalDate(), date, start))
                .toList();
        String values = changed.stream().map(TimeForm::text).collect(Collectors.joining(","));
        return TimeForm.write(line, changed.getFirst()).withValue(values);
    }

    private static TemporalValue onDay(LocalDate day, TemporalValue date, TemporalValue start) {
        LocalDateTime time =
                date instanceof TemporalValue.Date ? day.atTime(start.written().toLocalTime()) : date.written();
        return switch (start) {
            case TemporalValue.Date whole -> new TemporalValue.Date(day);
            case TemporalValue.Floating floating -> new TemporalValue.Floating(time);
            case TemporalValue.Zoned zoned -> new TemporalValue.Zoned(time, zoned.tzid());
            case TemporalValue.Utc utc -> new TemporalValue.Utc(time.toInstant(ZoneOffset.UTC));
        };
    }
}
