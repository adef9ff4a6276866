package org.caldavsync.icalendar.repair;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
        List<ContentLine> kept = new ArrayList<>(component.lines().size());
        for (ContentLine line : component.lines()) {
            String name = line.name();
            boolean once = ONCE.contains(name) || (name.equals("DESCRIPTION") && !journal);
            if (!once || seen.add(name)) {
                kept.add(line);
            }
        }
        return kept.size() == component.lines().size() ? component : component.withLines(kept);
    }
}
