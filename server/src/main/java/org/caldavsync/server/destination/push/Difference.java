package org.caldavsync.server.destination.push;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.caldavsync.icalendar.CalendarObject;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.recur.NominalDuration;
import org.caldavsync.server.run.RunItem.Change;
import org.jspecify.annotations.Nullable;

/** What differs in meaning between two versions of one event, property by property, for people. Pure. */
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
        Map<String, Said> old = values(before);
        Map<String, Said> present = values(after);
        Set<String> names = new TreeSet<>(old.keySet());
        names.addAll(present.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(Said.meaningOf(old.get(name)), Said.meaningOf(present.get(name))))
                .map(name ->
                        new Change(label(name, instance), Said.textOf(old.get(name)), Said.textOf(present.get(name))))
                .toList();
    }

    private static String label(String property, String instance) {
        return instance.isEmpty() ? property : property + " (" + instance + ")";
    }

    private static Map<String, Said> values(@Nullable Component component) {
        if (component == null) {
            return Map.of();
        }
        Map<String, Said> values = component.lines().stream()
                .filter(line -> !NOISE.contains(line.name()))
                .collect(Collectors.groupingBy(
                        ContentLine::name, TreeMap::new, Collectors.collectingAndThen(Collectors.toList(), Said::of)));
        if (!component.children().isEmpty()) {
            values.put("VALARM", Said.ofTriggers(component.children()));
        }
        return values;
    }

    /**
     * What all lines of one property say.
     *
     * @param text for people
     * @param meaning the same for what says the same in other words
     */
    private record Said(String text, String meaning) {
        static Said of(List<ContentLine> lines) {
            return new Said(
                    lines.stream().map(Said::shown).collect(Collectors.joining("\n")),
                    lines.stream().map(Said::meaning).sorted().collect(Collectors.joining("\n")));
        }

        static Said ofTriggers(List<Component> alarms) {
            List<String> triggers = alarms.stream()
                    .map(alarm -> alarm.value("TRIGGER").orElse("?"))
                    .sorted()
                    .toList();
            return new Said(
                    String.join(", ", triggers),
                    triggers.stream().map(Said::length).sorted().collect(Collectors.joining(", ")));
        }

        static @Nullable String textOf(@Nullable Said said) {
            return said == null ? null : said.text;
        }

        static @Nullable String meaningOf(@Nullable Said said) {
            return said == null ? null : said.meaning;
        }

        private static String shown(ContentLine line) {
            String value = TEXTS.contains(line.name()) ? line.text() : line.value();
            return line.parameter("TZID").map(zone -> value + " " + zone).orElse(value);
        }

        private static String meaning(ContentLine line) {
            return switch (line.name()) {
                case "DURATION" -> length(line.value());
                case "RRULE" ->
                    Arrays.stream(line.value().toUpperCase(Locale.ROOT).split(";"))
                            .filter(part -> !part.equals("INTERVAL=1"))
                            .sorted()
                            .collect(Collectors.joining(";"));
                default -> shown(line);
            };
        }

        /** PT1H30M is as long as PT90M; what is no length stays as it is. */
        private static String length(String value) {
            return NominalDuration.parse(value).map(NominalDuration::toString).orElse(value);
        }
    }
}
