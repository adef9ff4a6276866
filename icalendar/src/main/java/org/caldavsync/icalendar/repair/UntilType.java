package org.caldavsync.icalendar.repair;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Optional;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.ComponentRepair;
import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.RepairKind;
import org.caldavsync.icalendar.recur.TemporalValue;
import org.caldavsync.icalendar.recur.ZoneLookup;

/**
 * UNTIL is a date where DTSTART is one, in UTC where DTSTART has a zone, local where DTSTART floats (RFC 5545 §3.3.10).
 * Google writes a date with a timed start: the end of that day is meant.
 */
final class UntilType implements ComponentRepair {
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    private final ZoneLookup zones;

    UntilType(ZoneLookup zones) {
        this.zones = zones;
    }

    @Override
    public RepairKind kind() {
        return RepairKind.UNTIL_TYPE;
    }

    @Override
    public Component repair(Component component) {
        if (!OwnLines.isObject(component) || !component.has("RRULE")) {
            return component;
        }
        Optional<TemporalValue> start = component.first("DTSTART").flatMap(TemporalValue::of);
        if (start.isEmpty()) {
            return component;
        }
        return OwnLines.map(component, line -> line.is("RRULE") ? repair(line, start.get()) : line);
    }

    private ContentLine repair(ContentLine line, TemporalValue start) {
        RuleParts rule = RuleParts.of(line);
        Optional<TemporalValue> until =
                rule.value("UNTIL").flatMap(text -> TemporalValue.of(ContentLine.of("UNTIL:" + text)));
        if (until.isEmpty()) {
            return line;
        }
        TemporalValue asked = likeStart(until.get(), start);
        boolean written = rule.value("UNTIL").equals(Optional.of(TimeForm.text(asked)));
        return written
                ? line
                : line.withValue(rule.with("UNTIL", TimeForm.text(asked)).text());
    }

    private TemporalValue likeStart(TemporalValue until, TemporalValue start) {
        return switch (start) {
            case TemporalValue.Date date ->
                new TemporalValue.Date(until.written().toLocalDate());
            case TemporalValue.Floating floating -> new TemporalValue.Floating(latest(until));
            case TemporalValue.Utc utc -> inUtc(until, ZoneOffset.UTC.getRules());
            case TemporalValue.Zoned zoned ->
                inUtc(until, zones.rules(zoned.tzid()).orElse(ZoneOffset.UTC.getRules()));
        };
    }

    private static TemporalValue inUtc(TemporalValue until, ZoneRules rules) {
        return until instanceof TemporalValue.Utc
                ? until
                : new TemporalValue.Utc(TemporalValue.instant(latest(until), rules));
    }

    private static LocalDateTime latest(TemporalValue until) {
        return until instanceof TemporalValue.Date(var day) ? day.atTime(LAST_SECOND) : until.written();
    }
}
