package org.caldavsync.icalendar.recur;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads dates and times as they are found, not only as RFC 5545 §3.3.4 and §3.3.5 ask. */
final class TemporalSyntax {
    private static final Pattern FORM = Pattern.compile(
            "(\\d{4})-?(\\d{2})-?(\\d{2})(?:[Tt ](\\d{2}):?(\\d{2})(?::?(\\d{2})(?:\\.\\d{1,9})?)?([Zz])?)?");
    private static final int LONGEST = 40;

    private TemporalSyntax() {}

    /** @param tzid blank for none; a time in UTC stays one whatever it says */
    static Optional<TemporalValue> parse(String text, String tzid) {
        String stripped = text.strip();
        Matcher form = FORM.matcher(stripped);
        if (stripped.length() > LONGEST || !form.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(value(form, tzid));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static TemporalValue value(Matcher form, String tzid) {
        LocalDate day = LocalDate.of(number(form, 1), number(form, 2), number(form, 3));
        if (form.group(4) == null) {
            return new TemporalValue.Date(day);
        }
        LocalDateTime time = time(day, form);
        if (form.group(7) != null) {
            return new TemporalValue.Utc(time.toInstant(ZoneOffset.UTC));
        }
        return tzid.isBlank() ? new TemporalValue.Floating(time) : new TemporalValue.Zoned(time, tzid);
    }

    /** A leap second is the second before it (RFC 5545 §3.3.12); 24:00 is the next midnight. */
    private static LocalDateTime time(LocalDate day, Matcher form) {
        int hour = number(form, 4);
        int second = form.group(6) == null ? 0 : Math.min(number(form, 6), 59);
        boolean endOfDay = hour == 24 && number(form, 5) == 0 && second == 0;
        return endOfDay ? day.plusDays(1).atStartOfDay() : day.atTime(hour, number(form, 5), second);
    }

    private static int number(Matcher form, int group) {
        return Integer.parseInt(form.group(group));
    }
}
