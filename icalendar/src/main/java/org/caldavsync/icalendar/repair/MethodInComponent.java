package org.caldavsync.icalendar.repair;

import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.ComponentRepair;
import org.caldavsync.icalendar.RepairKind;

/** METHOD is a property of the calendar (RFC 5545 §3.7.2); servers refuse it in a stored object (RFC 4791 §4.1). */
final class MethodInComponent implements ComponentRepair {
    @Override
    public RepairKind kind() {
        return RepairKind.METHOD;
    }

    @Override
    public Component repair(Component component) {
        return component.has("METHOD") ? OwnLines.without(component, line -> line.is("METHOD")) : component;
    }
}
