package org.caldavsync.icalendar.repair;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.RepairKind;
import org.caldavsync.icalendar.recur.TemporalValue;

/** Dates with hyphens, times without seconds, small letters: what is unmistakable is written as the RFC asks. */
final class TimeSyntax implements LineRepair {
    private static final Set<String> TIMES = Set.of(
            "COMPLETED",
            "CREATED",
            "DTEND",
            "DTSTAMP",
            "DTSTART",
            "DUE",
            "EXDATE",
            "LAST-MODIFIED",
            "RDATE",
            "RECURRENCE-ID");

    @Override
    public RepairKind kind() {
        return RepairKind.TIME_SYNTAX;
    }

    @Override
    public ContentLine repair(ContentLine line) {
        if (!TIMES.contains(line.name()) || TimeForm.isValid(line.value())) {
            return line;
        }
        String value = Arrays.stream(line.value().split(","))
                .map(part -> valid(line, part.strip()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(","));
        return value.equals(line.value()) ? line : line.withValue(value);
    }

    private static String valid(ContentLine line, String part) {
        boolean asIs = TimeForm.isValid(part) || part.contains("/");
        Optional<TemporalValue> read = asIs ? Optional.empty() : TemporalValue.of(line.withValue(part));
        return read.map(TimeForm::text).orElse(part);
    }
}
