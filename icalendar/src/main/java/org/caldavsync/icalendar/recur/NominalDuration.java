package org.caldavsync.icalendar.recur;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A DURATION value (RFC 5545 §3.3.6): days move the wall clock, the rest is exact time.
 *
 * @param days weeks included
 */
public record NominalDuration(long days, Duration exact) {
    static final NominalDuration NONE = new NominalDuration(0, Duration.ZERO);

    private static final Pattern FORM = Pattern.compile(
            "([+-]?)P(?:(\\d{1,6})W)?(?:(\\d{1,6})D)?(?:T(?:(\\d{1,8})H)?(?:(\\d{1,8})M)?(?:(\\d{1,9})S)?)?");

    /** @return empty where the text is no duration; a negative one is kept as it is */
    public static Optional<NominalDuration> parse(String text) {
        Matcher form = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!form.matches()) {
            return Optional.empty();
        }
        int sign = "-".equals(form.group(1)) ? -1 : 1;
        long days = 7 * number(form, 2) + number(form, 3);
        long seconds = 3600 * number(form, 4) + 60 * number(form, 5) + number(form, 6);
        return Optional.of(new NominalDuration(sign * days, Duration.ofSeconds(sign * seconds)));
    }

    private static long number(Matcher form, int group) {
        return form.group(group) == null ? 0 : Long.parseLong(form.group(group));
    }

    /** Whether an end so far after the start would lie before it. */
    boolean isNegative() {
        return days < 0 || exact.isNegative();
    }

    /** The same rounded up to whole days, at least one. */
    NominalDuration inWholeDays() {
        long whole = days + Math.ceilDiv(exact.toSeconds(), Duration.ofDays(1).toSeconds());
        return new NominalDuration(Math.max(1, whole), Duration.ZERO);
    }
}
