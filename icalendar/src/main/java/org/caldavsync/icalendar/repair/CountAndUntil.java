package org.caldavsync.icalendar.repair;

import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.RepairKind;

/** COUNT and UNTIL exclude each other (RFC 5545 §3.3.10); UNTIL is believed. */
final class CountAndUntil implements LineRepair {
    @Override
    public RepairKind kind() {
        return RepairKind.COUNT_AND_UNTIL;
    }

    @Override
    public ContentLine repair(ContentLine line) {
        if (!line.is("RRULE")) {
            return line;
        }
        RuleParts rule = RuleParts.of(line);
        return rule.has("COUNT") && rule.has("UNTIL")
                ? line.withValue(rule.without("COUNT").text())
                : line;
    }
}
