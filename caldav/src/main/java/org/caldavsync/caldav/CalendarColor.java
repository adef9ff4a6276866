package org.caldavsync.caldav;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A calendar's colour (Apple's {@code calendar-color}) as {@code #RRGGBB}; the alpha that Apple appends is dropped.
 *
 * @param rgb {@code #} and six upper-case hexadecimal digits
 */
public record CalendarColor(String rgb) {
    private static final Pattern RGB = Pattern.compile("#[0-9A-F]{6}");
    private static final Pattern LONG = Pattern.compile("#?([0-9A-F]{6})(?:[0-9A-F]{2})?");
    private static final Pattern SHORT = Pattern.compile("#([0-9A-F])([0-9A-F])([0-9A-F])[0-9A-F]?");

    public CalendarColor {
        if (!RGB.matcher(rgb).matches()) {
            throw new IllegalArgumentException("not a colour: a # and six upper-case hexadecimal digits are needed");
        }
    }

    /** Reads {@code #RGB}, {@code #RGBA}, {@code #RRGGBB}, {@code #RRGGBBAA}; anything else is no colour. */
    public static Optional<CalendarColor> parse(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        Matcher full = LONG.matcher(upper);
        if (full.matches()) {
            return Optional.of(new CalendarColor("#" + full.group(1)));
        }
        Matcher brief = SHORT.matcher(upper);
        return brief.matches()
                ? Optional.of(new CalendarColor("#" + brief.replaceAll("$1$1$2$2$3$3")))
                : Optional.empty();
    }
}
