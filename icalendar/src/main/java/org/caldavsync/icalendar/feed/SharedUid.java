package org.caldavsync.icalendar.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caldavsync.icalendar.CalendarObject;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.Fingerprint;

/**
 * Objects of one UID from several resources or calendars, of which a feed can show only one.
 *
 * <p>Some servers keep overrides in resources of their own, and one event may be in two calendars.
 */
final class SharedUid {
    private SharedUid() {}

    /** The objects that differ in meaning; of equal ones the first. */
    static List<CalendarObject> distinct(List<CalendarObject> objects) {
        if (objects.size() == 1) {
            return objects;
        }
        Map<Fingerprint, CalendarObject> byMeaning = new LinkedHashMap<>();
        objects.forEach(object -> byMeaning.putIfAbsent(Fingerprint.of(object), object));
        return List.copyOf(byMeaning.values());
    }

    /**
     * Objects of different UIDs: overrides join the first object that can take them, every further master gets the UID
     * with its number in the caller's order.
     */
    static List<CalendarObject> settle(List<CalendarObject> objects) {
        List<CalendarObject> settled = new ArrayList<>();
        for (CalendarObject object : objects) {
            if (!settled.isEmpty() && canJoin(settled.getFirst(), object)) {
                settled.set(0, joined(settled.getFirst(), object));
            } else {
                settled.add(settled.isEmpty() ? object : object.withUid(object.uid() + '~' + (settled.size() + 1)));
            }
        }
        return settled;
    }

    private static boolean canJoin(CalendarObject one, CalendarObject other) {
        return one.type().equals(other.type())
                && (one.master().isEmpty() || other.master().isEmpty());
    }

    /** Of two overrides of one instance the first counts. */
    private static CalendarObject joined(CalendarObject one, CalendarObject other) {
        Map<Optional<String>, Component> byInstance = new LinkedHashMap<>();
        for (CalendarObject object : List.of(one, other)) {
            for (Component component : object.components()) {
                byInstance.putIfAbsent(component.value("RECURRENCE-ID"), component);
            }
        }
        Map<String, Component> zones = new LinkedHashMap<>(other.zones());
        zones.putAll(one.zones());
        return new CalendarObject(one.uid(), List.copyOf(byInstance.values()), zones);
    }
}
