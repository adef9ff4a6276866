package org.caldavsync.icalendar.repair;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.RepairKind;

/** Durations such as -P2DT, PT2D or P1H, where only the T is missing or misplaced (RFC 5545 §3.3.6). */
final class DurationSyntax implements LineRepair {
    private static final Pattern VALID =
            Pattern.compile("[+-]?P(\\d+W|\\d+D|(\\d+D)?T(\\d+H(\\d+M(\\d+S)?)?|\\d+M(\\d+S)?|\\d+S))");
    private static final Pattern KNOWABLE = Pattern.compile(
            "([+-]?)P(?:(\\d{1,4})W)?T?(?:(\\d{1,6})D)?T?(?:(\\d{1,6})H)?(?:(?<=[TH])(\\d{1,8})M)?(?:(\\d{1,9})S)?");

    @Override
    public RepairKind kind() {
        return RepairKind.DURATION_SYNTAX;
    }

    @Override
    public ContentLine repair(ContentLine line) {
        if (!isDuration(line) || VALID.matcher(line.value()).matches()) {
            return line;
        }
        Matcher parts = KNOWABLE.matcher(line.value().strip().toUpperCase(Locale.ROOT));
        return parts.matches() ? line.withValue(valid(parts)) : line;
    }

    private static boolean isDuration(ContentLine line) {
        boolean trigger = line.is("TRIGGER")
                && line.parameter("VALUE").filter("DATE-TIME"::equalsIgnoreCase).isEmpty();
        return trigger || line.is("DURATION");
    }

    private static String valid(Matcher parts) {
        int days = 7 * number(parts, 2) + number(parts, 3);
        String time = part(parts, 4, 'H') + part(parts, 5, 'M') + part(parts, 6, 'S');
        String date = days == 0 ? "" : days + "D";
        if (date.isEmpty() && time.isEmpty()) {
            return "PT0S";
        }
        return parts.group(1) + 'P' + date + (time.isEmpty() ? "" : 'T' + withoutGap(time));
    }

    /** Hours and seconds need the minutes between them. */
    private static String withoutGap(String time) {
        return time.contains("H") && time.contains("S") && !time.contains("M") ? time.replace("H", "H0M") : time;
    }

    private static String part(Matcher parts, int group, char unit) {
        return Optional.ofNullable(parts.group(group))
                .map(digits -> digits + unit)
                .orElse("");
    }

    private static int number(Matcher parts, int group) {
        return Optional.ofNullable(parts.group(group)).map(Integer::parseInt).orElse(0);
    }
}
