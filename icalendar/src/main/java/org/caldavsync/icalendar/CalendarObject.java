package org.caldavsync.icalendar;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one calendar resource holds (RFC 4791 §4.1): the components of one UID and the time zones they name.
 *
 * @param uid the UID of every component
 * @param components of one type: the master first where there is one, then the overrides by RECURRENCE-ID
 * @param zones VTIMEZONE by the TZID that the components use; a TZID without a definition is missing
 */
public record CalendarObject(String uid, List<Component> components, Map<String, Component> zones) {

    /** @throws IllegalArgumentException on no component, different types or UIDs, or two masters */
    public CalendarObject {
        components = inOrder(components);
        zones = zones.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(zones));
        if (components.isEmpty()) {
            throw new IllegalArgumentException("a calendar object has at least one component");
        }
        String type = components.getFirst().name();
        for (Component component : components) {
            if (!component.name().equals(type)) {
                throw new IllegalArgumentException("mixed types: " + type + " and " + component.name());
            }
            if (!component.value("UID").equals(Optional.of(uid))) {
                throw new IllegalArgumentException("mixed UIDs in one calendar object");
            }
        }
        // In this order a second master would follow the first.
        if (components.size() > 1 && isMaster(components.get(1))) {
            throw new IllegalArgumentException("two masters of one UID");
        }
    }

    private static List<Component> inOrder(List<Component> components) {
        if (components.size() < 2) {
            return List.copyOf(components);
        }
        List<Component> sorted = new ArrayList<>(components);
        sorted.sort(Comparator.comparing(CalendarObject::isMaster)
                .reversed()
                .thenComparing(component -> RecurrenceId.of(component)));
        return List.copyOf(sorted);
    }

    private static boolean isMaster(Component component) {
        return !component.has("RECURRENCE-ID");
    }

    /** {@code VEVENT}, {@code VTODO} or {@code VJOURNAL}. */
    public String type() {
        return components.getFirst().name();
    }

    /** The component without RECURRENCE-ID; empty where only single instances were shared. */
    public Optional<Component> master() {
        return Optional.of(components.getFirst()).filter(CalendarObject::isMaster);
    }

    /** The components with RECURRENCE-ID. */
    public List<Component> overrides() {
        return isMaster(components.getFirst()) ? components.subList(1, components.size()) : components;
    }

    /** The same object under another UID. */
    public CalendarObject withUid(String changed) {
        List<Component> renamed = components.stream()
                .map(component -> component.withLines(component.lines().stream()
                        .map(line -> line.is("UID") ? line.withValue(changed) : line)
                        .toList()))
                .toList();
        return new CalendarObject(changed, renamed, zones);
    }
}
