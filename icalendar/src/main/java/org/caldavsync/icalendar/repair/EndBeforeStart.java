package org.caldavsync.icalendar.repair;

import java.util.Optional;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.ComponentRepair;
import org.caldavsync.icalendar.RepairKind;
import org.caldavsync.icalendar.recur.TemporalValue;

/**
 * The end of an event must be later than its start (RFC 5545 §3.8.2.2). A whole-day event that ends on its first day is
 * meant to last that day; a time before the start is taken for no length at all.
 */
final class EndBeforeStart implements ComponentRepair {
    @Override
    public RepairKind kind() {
        return RepairKind.END_BEFORE_START;
    }

    @Override
    public Component repair(Component component) {
        if (!component.name().equals("VEVENT") || TimeForm.areOrdered(component, "DTSTART", "DTEND")) {
            return component;
        }
        Optional<TemporalValue> start = component.first("DTSTART").flatMap(TemporalValue::of);
        Optional<TemporalValue> end = component.first("DTEND").flatMap(TemporalValue::of);
        if (start.isEmpty() || end.isEmpty()) {
            return component;
        }
        return moved(start.get(), end.get())
                .map(moved -> OwnLines.map(component, line -> line.is("DTEND") ? TimeForm.write(line, moved) : line))
                .orElse(component);
    }

    private static Optional<TemporalValue> moved(TemporalValue start, TemporalValue end) {
        if (start instanceof TemporalValue.Date(var first) && end instanceof TemporalValue.Date(var last)) {
            return last.isAfter(first) ? Optional.empty() : Optional.of(new TemporalValue.Date(first.plusDays(1)));
        }
        boolean before = areComparable(start, end) && end.written().isBefore(start.written());
        return before ? Optional.of(start) : Optional.empty();
    }

    /** Times in different zones are left alone: only their definitions could tell. */
    private static boolean areComparable(TemporalValue start, TemporalValue end) {
        return switch (start) {
            case TemporalValue.Date date -> false;
            case TemporalValue.Floating floating -> end instanceof TemporalValue.Floating;
            case TemporalValue.Utc utc -> end instanceof TemporalValue.Utc;
            case TemporalValue.Zoned zoned ->
                end instanceof TemporalValue.Zoned other && other.tzid().equals(zoned.tzid());
        };
    }
}
