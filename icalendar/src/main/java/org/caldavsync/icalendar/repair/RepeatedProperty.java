package org.caldavsync.icalendar.repair;

import java.util.HashSet;
import java.util.Set;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.ComponentRepair;
import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.RepairKind;

/** iCloud repeats DTSTAMP, others SUMMARY; strict readers then refuse the whole calendar (RFC 5545 §3.6.1). */
final class RepeatedProperty implements ComponentRepair {
    private static final Set<String> ONCE = Set.of(
            "CLASS",
            "COMPLETED",
            "CREATED",
            "DTEND",
            "DTSTAMP",
            "DTSTART",
            "DUE",
            "DURATION",
            "GEO",
            "LAST-MODIFIED",
            "LOCATION",
            "ORGANIZER",
            "PRIORITY",
            "RECURRENCE-ID",
            "SEQUENCE",
            "STATUS",
            "SUMMARY",
            "TRANSP",
            "UID",
            "URL");

    @Override
    public RepairKind kind() {
        return RepairKind.PROPERTY_REPEATED;
    }

    @Override
    public Component repair(Component component) {
        if (!OwnLines.isObject(component)) {
            return component;
        }
        boolean journal = component.name().equals("VJOURNAL");
        Set<String> seen = new HashSet<>();
        for (ContentLine line : component.lines()) {
            if (isOnce(line.name(), journal) && !seen.add(line.name())) {
                return withoutRepetitions(component, journal);
            }
        }
        return component;
    }

    private static Component withoutRepetitions(Component component, boolean journal) {
        Set<String> seen = new HashSet<>();
        return component.withLines(component.lines().stream()
                .filter(line -> !isOnce(line.name(), journal) || seen.add(line.name()))
                .toList());
    }

    private static boolean isOnce(String property, boolean journal) {
        return ONCE.contains(property) || (property.equals("DESCRIPTION") && !journal);
    }
}
