package org.caldavsync.icalendar.zone;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.caldavsync.icalendar.CalendarObject;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.Parameter;
import org.caldavsync.icalendar.recur.TemporalValue;

/**
 * Gives floating times (RFC 5545 §3.3.5, form 1) the zone that their owner says they mean. Dates, times in UTC and times
 * that have a zone stay as they are.
 */
public final class FloatingTimes implements UnaryOperator<CalendarObject> {
    private static final Set<String> TIMES = Set.of("DTSTART", "DTEND", "DUE", "RECURRENCE-ID", "RDATE", "EXDATE");
    private static final Pattern FLOATING_UNTIL =
            Pattern.compile("(UNTIL=)(\\d{8}T\\d{6})(?!Z)", Pattern.CASE_INSENSITIVE);
    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

    private final ZoneId zone;
    private final Parameter tzid;

    private FloatingTimes(ZoneId zone) {
        this.zone = zone;
        this.tzid = Parameter.of("TZID", zone.getId());
    }

    /** A change that places floating times in that zone; the TZID is its identifier, without a definition. */
    public static FloatingTimes in(ZoneId zone) {
        return new FloatingTimes(zone);
    }

    @Override
    public CalendarObject apply(CalendarObject object) {
        List<Component> placed = object.components().stream().map(this::place).toList();
        return new CalendarObject(object.uid(), placed, object.zones());
    }

    /** The component with its own floating times in the zone. */
    public Component place(Component component) {
        boolean floats =
                component.first("DTSTART").filter(FloatingTimes::floats).isPresent();
        return component.withLines(component.lines().stream()
                .map(line -> floats && line.is("RRULE") ? inUtc(line) : place(line))
                .toList());
    }

    private ContentLine place(ContentLine line) {
        if (!TIMES.contains(line.name()) || !floats(line)) {
            return line;
        }
        List<Parameter> parameters = new ArrayList<>(line.parameters());
        parameters.add(tzid);
        return line.withParameters(parameters);
    }

    private static boolean floats(ContentLine line) {
        List<TemporalValue> values = TemporalValue.allOf(line);
        return !values.isEmpty() && values.stream().allMatch(TemporalValue.Floating.class::isInstance);
    }

    /** UNTIL must be in UTC where the start has a zone (RFC 5545 §3.3.10). */
    private ContentLine inUtc(ContentLine rule) {
        return rule.withValue(FLOATING_UNTIL
                .matcher(rule.value())
                .replaceAll(until -> until.group(1)
                        + TemporalValue.instant(
                                        LocalDateTime.parse(until.group(2).toUpperCase(Locale.ROOT), BASIC),
                                        zone.getRules())
                                .atOffset(ZoneOffset.UTC)
                                .format(BASIC)
                        + 'Z'));
    }
}
