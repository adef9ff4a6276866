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
    private static final int DATE = 8;
    private static final int LOCAL = 15;
    private static final int UTC = 16;

    private TemporalSyntax() {}

    /** @param tzid blank for none; a time in UTC stays one whatever it says */
    static Optional<TemporalValue> parse(String text, String tzid) {
        String stripped = text.strip();
        try {
            if (isBasic(stripped)) {
                return Optional.of(basic(stripped, tzid));
            }
            Matcher form = FORM.matcher(stripped);
            return stripped.length() <= LONGEST && form.matches() ? Optional.of(value(form, tzid)) : Optional.empty();
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    /** {@code 20240131}, {@code 20240131T235959}, {@code 20240131T235959Z}: nearly all there are, read without the pattern. */
    private static boolean isBasic(String text) {
        int length = text.length();
        if (length == DATE) {
            return areDigits(text, 0, DATE);
        }
        boolean time = length == LOCAL || (length == UTC && text.charAt(LOCAL) == 'Z');
        return time
                && text.charAt(DATE) == 'T'
                && areDigits(text, 0, DATE)
                && areDigits(text, DATE + 1, LOCAL)
                && !text.startsWith("60", LOCAL - 2)
                && !text.startsWith("24", DATE + 1);
    }

    private static boolean areDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static TemporalValue basic(String text, String tzid) {
        LocalDate day = LocalDate.of(number(text, 0, 4), number(text, 4, 6), number(text, 6, 8));
        if (text.length() == DATE) {
            return new TemporalValue.Date(day);
        }
        LocalDateTime time = day.atTime(number(text, 9, 11), number(text, 11, 13), number(text, 13, 15));
        return text.length() == UTC ? new TemporalValue.Utc(time.toInstant(ZoneOffset.UTC)) : local(time, tzid);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static TemporalValue local(LocalDateTime time, String tzid) {
        return tzid.isBlank() ? new TemporalValue.Floating(time) : new TemporalValue.Zoned(time, tzid);
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
        return local(time, tzid);
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
