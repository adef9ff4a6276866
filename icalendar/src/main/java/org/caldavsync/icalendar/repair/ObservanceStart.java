package org.caldavsync.icalendar.repair;

import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.ComponentRepair;
import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.RepairKind;

/** The start of STANDARD and DAYLIGHT is local time (RFC 5545 §3.6.5); a Z there makes strict readers refuse the feed. */
final class ObservanceStart implements ComponentRepair {
    @Override
    public RepairKind kind() {
        return RepairKind.OBSERVANCE_START;
    }

    @Override
    public Component repair(Component component) {
        boolean observance =
                component.name().equals("STANDARD") || component.name().equals("DAYLIGHT");
        return observance ? OwnLines.map(component, ObservanceStart::local) : component;
    }

    private static ContentLine local(ContentLine line) {
        String value = line.value().strip();
        boolean utc = line.is("DTSTART") && value.endsWith("Z");
        return utc ? line.withValue(value.substring(0, value.length() - 1)) : line;
    }
}
