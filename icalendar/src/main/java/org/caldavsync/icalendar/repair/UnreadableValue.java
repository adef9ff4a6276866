package org.caldavsync.icalendar.repair;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.ComponentRepair;
import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.RepairKind;
import org.caldavsync.icalendar.recur.NominalDuration;
import org.caldavsync.icalendar.recur.TemporalValue;

/**
 * Optional properties whose value is of another type than the RFC gives them, such as {@code DTEND:} or
 * {@code SEQUENCE:new}: many readers refuse the whole calendar. What an event cannot do without stays: DTSTART,
 * RECURRENCE-ID.
 */
final class UnreadableValue implements ComponentRepair {
    private static final Set<String> TIMES =
            Set.of("COMPLETED", "CREATED", "DTEND", "DTSTAMP", "DUE", "EXDATE", "LAST-MODIFIED", "RDATE");
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,10}");
    private static final String DECIMAL = "[+-]?\\d+(\\.\\d*)?";
    private static final Map<String, Pattern> FORMS = Map.of(
            "GEO", Pattern.compile(DECIMAL + ";" + DECIMAL),
            "PERCENT-COMPLETE", INTEGER,
            "PRIORITY", INTEGER,
            "SEQUENCE", INTEGER);

    @Override
    public RepairKind kind() {
        return RepairKind.VALUE_UNREADABLE;
    }

    @Override
    public Component repair(Component component) {
        return OwnLines.isObject(component) ? OwnLines.without(component, UnreadableValue::isUnreadable) : component;
    }

    private static boolean isUnreadable(ContentLine line) {
        String name = line.name();
        if (TIMES.contains(name)) {
            return !TimeForm.isValid(line.value()) && TemporalValue.allOf(line).isEmpty();
        }
        if (name.equals("DURATION")) {
            return NominalDuration.parse(line.value()).isEmpty();
        }
        Pattern form = FORMS.get(name);
        if (form == null) {
            return false;
        }
        String value = line.value().strip();
        return !(form == INTEGER && isDigit(value)) && !form.matcher(value).matches();
    }

    /** The usual SEQUENCE and PRIORITY, seen without a pattern. */
    private static boolean isDigit(String value) {
        return value.length() == 1 && value.charAt(0) >= '0' && value.charAt(0) <= '9';
    }
}
