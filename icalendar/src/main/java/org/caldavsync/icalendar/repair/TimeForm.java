package org.caldavsync.icalendar.repair;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.Parameter;
import org.caldavsync.icalendar.recur.TemporalValue;

/** Writes dates and times as RFC 5545 §3.3.4 and §3.3.5 ask. */
final class TimeForm {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
    private static final List<String> TYPE = List.of("VALUE", "TZID");

    private TimeForm() {}

    /** Whether it is a valid DATE or DATE-TIME. Sees every time that is read, so it does without a pattern. */
    static boolean isValid(String value) {
        int length = value.length();
        boolean time = length == 15 || (length == 16 && value.charAt(15) == 'Z');
        return length == 8 ? areDigits(value, 0, 8) : time && isTime(value);
    }

    /**
     * Whether both properties are there, of one form, and the first is the earlier: the common case, seen without reading
     * the times. Where it is false nothing is known.
     */
    static boolean areOrdered(Component component, String first, String second) {
        String from = component.value(first).orElse("");
        String to = component.value(second).orElse("");
        return from.length() == to.length() && isValid(from) && isValid(to) && from.compareTo(to) < 0;
    }

    private static boolean isTime(String value) {
        return areDigits(value, 0, 8) && value.charAt(8) == 'T' && areDigits(value, 9, 15);
    }

    private static boolean areDigits(String value, int from, int to) {
        for (int i = from; i < to; i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    static String text(TemporalValue value) {
        return switch (value) {
            case TemporalValue.Date date -> date.day().format(DateTimeFormatter.BASIC_ISO_DATE);
            case TemporalValue.Utc utc -> utc.written().format(TIME) + 'Z';
            case TemporalValue.Floating floating -> floating.time().format(TIME);
            case TemporalValue.Zoned zoned -> zoned.time().format(TIME);
        };
    }

    /** The property with that value and the parameters it asks for. */
    static ContentLine write(ContentLine line, TemporalValue value) {
        List<Parameter> parameters = new ArrayList<>(line.parameters());
        parameters.removeIf(parameter -> TYPE.contains(parameter.name()));
        switch (value) {
            case TemporalValue.Date date -> parameters.add(Parameter.of("VALUE", "DATE"));
            case TemporalValue.Zoned zoned -> parameters.add(Parameter.of("TZID", zoned.tzid()));
            case TemporalValue.Utc utc -> {}
            case TemporalValue.Floating floating -> {}
        }
        return line.withParameters(parameters).withValue(text(value));
    }
}
