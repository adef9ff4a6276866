package org.caldavsync.icalendar.repair;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.Parameter;
import org.caldavsync.icalendar.RepairKind;

/**
 * A date needs VALUE=DATE and no TZID, a time must not have it (RFC 5545 §3.2.20). The value says what is meant, except
 * for VALUE=DATE with midnights, which is a whole day.
 */
final class DateValue implements LineRepair {
    private static final Set<String> TIMES = Set.of("DTSTART", "DTEND", "DUE", "RECURRENCE-ID", "EXDATE", "RDATE");
    private static final Pattern DATES = Pattern.compile("\\d{8}(,\\d{8})*");
    private static final Pattern MIDNIGHTS = Pattern.compile("\\d{8}(T000000Z?)?(,\\d{8}(T000000Z?)?)*");
    private static final Pattern TIMED = Pattern.compile("\\d{8}T\\d{6}Z?(,\\d{8}T\\d{6}Z?)*");

    @Override
    public RepairKind kind() {
        return RepairKind.DATE_VALUE;
    }

    @Override
    public ContentLine repair(ContentLine line) {
        if (!TIMES.contains(line.name())) {
            return line;
        }
        String value = line.value().strip();
        if (line.parameter("VALUE").isEmpty() && value.indexOf('T') >= 0) {
            return line;
        }
        boolean declared =
                line.parameter("VALUE").filter("DATE"::equalsIgnoreCase).isPresent();
        if (DATES.matcher(value).matches()) {
            boolean valid = declared && line.parameter("TZID").isEmpty();
            return valid ? line : asDates(line, value);
        }
        if (declared && MIDNIGHTS.matcher(value).matches()) {
            return asDates(line, value);
        }
        return declared && TIMED.matcher(value).matches() ? OwnLines.withoutParameter(line, "VALUE") : line;
    }

    private static ContentLine asDates(ContentLine line, String value) {
        ContentLine bare = OwnLines.withoutParameter(OwnLines.withoutParameter(line, "TZID"), "VALUE");
        List<Parameter> parameters = new ArrayList<>(bare.parameters());
        parameters.addFirst(Parameter.of("VALUE", "DATE"));
        String dates = Arrays.stream(value.split(","))
                .map(part -> part.substring(0, 8))
                .collect(Collectors.joining(","));
        return bare.withParameters(parameters).withValue(dates);
    }
}
