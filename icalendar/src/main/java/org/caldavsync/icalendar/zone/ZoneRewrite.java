package org.caldavsync.icalendar.zone;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.Parameter;
import org.caldavsync.icalendar.recur.TemporalValue;
import org.caldavsync.icalendar.zone.ZoneTarget.Floating;
import org.caldavsync.icalendar.zone.ZoneTarget.Named;
import org.caldavsync.icalendar.zone.ZoneTarget.Utc;

/**
 * Gives the lines of one object their new zones; nothing else of a line is touched.
 *
 * @param targets by the TZID as the lines have it
 */
record ZoneRewrite(Map<String, ZoneTarget> targets) {
    private static final Pattern LOCAL_TIME = Pattern.compile("(\\d{8}[Tt]\\d{6})(?![Zz])");
    private static final Pattern UNTIL_IN_UTC = Pattern.compile("(UNTIL=\\d{8}T)\\d{6}Z", Pattern.CASE_INSENSITIVE);

    /** The TZID that the times of a line need; empty where it has none, or only dates and times in UTC. */
    static Optional<String> tzid(ContentLine line) {
        return line.parameter("TZID").filter(tzid -> !tzid.isBlank() && needsZone(line));
    }

    private static boolean needsZone(ContentLine line) {
        List<TemporalValue> values = TemporalValue.allOf(line);
        return values.isEmpty() || values.stream().anyMatch(TemporalValue.Zoned.class::isInstance);
    }

    /** The same component under the new zones. */
    Component apply(Component component) {
        boolean floats = component
                .first("DTSTART")
                .flatMap(ZoneRewrite::tzid)
                .map(targets::get)
                .filter(Floating.class::isInstance)
                .isPresent();
        return component.mapLines(line -> floats && line.is("RRULE") ? floating(line) : apply(line));
    }

    private ContentLine apply(ContentLine line) {
        Optional<String> written = line.parameter("TZID");
        if (written.isEmpty()) {
            return line;
        }
        ZoneTarget target = tzid(line).map(targets::get).orElse(null);
        if (target == null) {
            return withoutTzid(line);
        }
        return switch (target) {
            case Named(String name) -> name.equals(written.get()) ? line : withTzid(line, name);
            case Utc _ ->
                withoutTzid(line).withValue(LOCAL_TIME.matcher(line.value()).replaceAll("$1Z"));
            case Floating _ -> withoutTzid(line);
        };
    }

    private static ContentLine withTzid(ContentLine line, String tzid) {
        return line.withParameters(line.parameters().stream()
                .map(parameter -> isTzid(parameter) ? Parameter.of("TZID", tzid) : parameter)
                .toList());
    }

    private static ContentLine withoutTzid(ContentLine line) {
        return line.withParameters(line.parameters().stream()
                .filter(parameter -> !isTzid(parameter))
                .toList());
    }

    private static boolean isTzid(Parameter parameter) {
        return parameter.name().equals("TZID");
    }

    /** UNTIL has the form of the start (RFC 5545 §3.3.10); the whole day, because the zone is not known. */
    private static ContentLine floating(ContentLine rule) {
        return rule.withValue(UNTIL_IN_UTC.matcher(rule.value()).replaceAll("$1235959"));
    }
}
