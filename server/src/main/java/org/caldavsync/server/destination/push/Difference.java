package org.caldavsync.server.destination.push;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.caldavsync.icalendar.CalendarObject;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.server.run.RunItem.Change;
import org.jspecify.annotations.Nullable;

/** What differs between two versions of one event, property by property, for people. Pure. */
final class Difference {
    /** Differs between any two versions and says nothing. */
    private static final Set<String> NOISE =
            Set.of("DTSTAMP", "LAST-MODIFIED", "CREATED", "SEQUENCE", "UID", "X-MOZ-GENERATION", "X-MOZ-LASTACK");

    private static final Set<String> TEXTS = Set.of("SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT", "CATEGORIES");

    private Difference() {}

    /** In the order of the properties' names; those of an override say which. */
    static List<Change> between(CalendarObject before, CalendarObject after) {
        Map<String, Component> old = byInstance(before);
        Map<String, Component> present = byInstance(after);
        Set<String> instances = new LinkedHashSet<>(old.keySet());
        instances.addAll(present.keySet());
        List<Change> changes = new ArrayList<>();
        for (String instance : instances) {
            changes.addAll(ofComponent(instance, old.get(instance), present.get(instance)));
        }
        return changes;
    }

    private static Map<String, Component> byInstance(CalendarObject object) {
        Map<String, Component> byInstance = new TreeMap<>();
        object.components()
                .forEach(component ->
                        byInstance.put(component.value("RECURRENCE-ID").orElse(""), component));
        return byInstance;
    }

    private static List<Change> ofComponent(String instance, @Nullable Component before, @Nullable Component after) {
        Map<String, String> old = values(before);
        Map<String, String> present = values(after);
        Set<String> names = new LinkedHashSet<>(old.keySet());
        names.addAll(present.keySet());
        return names.stream()
                .sorted()
                .filter(name -> !Objects.equals(old.get(name), present.get(name)))
                .map(name -> new Change(label(name, instance), old.get(name), present.get(name)))
                .toList();
    }

    private static String label(String property, String instance) {
        return instance.isEmpty() ? property : property + " (" + instance + ")";
    }

    private static Map<String, String> values(@Nullable Component component) {
        if (component == null) {
            return Map.of();
        }
        Map<String, String> values = component.lines().stream()
                .filter(line -> !NOISE.contains(line.name()))
                .collect(Collectors.groupingBy(
                        ContentLine::name,
                        TreeMap::new,
                        Collectors.mapping(Difference::value, Collectors.joining("\n"))));
        if (!component.children().isEmpty()) {
            values.put(
                    "VALARM",
                    component.children().stream()
                            .map(alarm -> alarm.value("TRIGGER").orElse("?"))
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        return values;
    }

    private static String value(ContentLine line) {
        String value = TEXTS.contains(line.name()) ? line.text() : line.value();
        return line.parameter("TZID").map(zone -> value + " " + zone).orElse(value);
    }
}
