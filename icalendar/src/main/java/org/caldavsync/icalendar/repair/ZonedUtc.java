package org.caldavsync.icalendar.repair;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.RepairKind;

/** TZID must not be empty nor stand on a time in UTC (RFC 5545 §3.2.19); the Z is believed. */
final class ZonedUtc implements LineRepair {
    private static final Set<String> TIMES = Set.of("DTSTART", "DTEND", "DUE", "RECURRENCE-ID", "EXDATE", "RDATE");

    @Override
    public RepairKind kind() {
        return RepairKind.ZONED_UTC;
    }

    @Override
    public ContentLine repair(ContentLine line) {
        Optional<String> tzid = line.parameter("TZID");
        if (tzid.isEmpty() || !TIMES.contains(line.name())) {
            return line;
        }
        boolean vain = tzid.get().isBlank()
                || Arrays.stream(line.value().split(","))
                        .allMatch(part -> part.strip().endsWith("Z"));
        return vain ? OwnLines.withoutParameter(line, "TZID") : line;
    }
}
