package org.caldavsync.icalendar.repair;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.Parameter;
import org.caldavsync.icalendar.recur.TemporalValue;

/** Writes dates and times as RFC 5545 §3.3.4 and §3.3.5 ask. */
final class TimeForm {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
    private static final List<String> TYPE = List.of("VALUE", "TZID");

    private TimeForm() {}

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
