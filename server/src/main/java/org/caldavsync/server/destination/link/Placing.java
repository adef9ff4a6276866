package org.caldavsync.server.destination.link;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caldavsync.icalendar.CalendarObject;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.Parameter;
import org.caldavsync.icalendar.RepairKind;
import org.caldavsync.icalendar.RepairLog;
import org.caldavsync.icalendar.zone.FloatingTimes;
import org.caldavsync.icalendar.zone.ZoneResolver;
import org.jspecify.annotations.Nullable;

/**
 * Gives a zone to times that have none, and to those whose zone nobody knows: the one that was set for the link, else that
 * of the calendar. Where there is neither, they stay as they are.
 */
final class Placing {
    private final ZoneResolver zones;
    private final Heading heading;
    private final @Nullable ZoneId chosen;
    private final Map<ZoneId, FloatingTimes> floating = new HashMap<>();

    /** By TZID as it came: in one stream it means one thing. */
    private final Map<String, Boolean> known = new HashMap<>();

    /** @param chosen null: what the calendar says */
    Placing(ZoneResolver zones, Heading heading, @Nullable ZoneId chosen) {
        this.zones = zones;
        this.heading = heading;
        this.chosen = chosen;
    }

    /** Empty where neither the settings nor the calendar name one. */
    Optional<ZoneId> zone() {
        return Optional.ofNullable(chosen).or(heading::zone);
    }

    /** The component with its floating times in the zone of its calendar, which is the one being read. */
    Component place(Component component) {
        return zone().map(zone ->
                        floating.computeIfAbsent(zone, FloatingTimes::in).place(component))
                .orElse(component);
    }

    /** The object without zones that nobody knows. */
    CalendarObject place(CalendarObject object, RepairLog log) {
        List<String> unknown = object.components().stream()
                .flatMap(component -> component.timeZoneIds().stream())
                .distinct()
                .filter(tzid -> !isKnown(object, tzid))
                .toList();
        if (unknown.isEmpty()) {
            return object;
        }
        RepairKind kind = zone().isPresent() ? RepairKind.ZONE_ASSUMED : RepairKind.ZONE_UNKNOWN;
        unknown.forEach(tzid -> log.add(kind, object.uid(), tzid));
        return zone().map(zone -> moved(object, unknown, zone)).orElse(object);
    }

    private boolean isKnown(CalendarObject object, String tzid) {
        Boolean before = known.get(tzid);
        if (before == null) {
            before = zones.zonesOf(object).rules(tzid).isPresent();
            known.put(tzid, before);
        }
        return before;
    }

    private static CalendarObject moved(CalendarObject object, List<String> unknown, ZoneId zone) {
        List<Component> components = object.components().stream()
                .map(component -> component.mapLines(line -> moved(line, unknown, zone)))
                .toList();
        return new CalendarObject(object.uid(), components, object.zones());
    }

    private static ContentLine moved(ContentLine line, List<String> unknown, ZoneId zone) {
        if (line.parameter("TZID").filter(unknown::contains).isEmpty()) {
            return line;
        }
        return line.withParameters(line.parameters().stream()
                .map(parameter -> parameter.name().equals("TZID") ? Parameter.of("TZID", zone.getId()) : parameter)
                .toList());
    }
}
