package org.caldavsync.icalendar.repair;

import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.ComponentRepair;
import org.caldavsync.icalendar.RepairKind;

/** An end and a duration exclude each other (RFC 5545 §3.6.1, §3.6.2); Zimbra writes both. The end is believed. */
final class EndAndDuration implements ComponentRepair {
    @Override
    public RepairKind kind() {
        return RepairKind.END_AND_DURATION;
    }

    @Override
    public Component repair(Component component) {
        boolean both = OwnLines.isObject(component)
                && component.has("DURATION")
                && (component.has("DTEND") || component.has("DUE"));
        return both ? OwnLines.without(component, line -> line.is("DURATION")) : component;
    }
}
