package org.caldavsync.icalendar.zone;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** UTC offsets as VTIMEZONE spells them (RFC 5545 §3.3.14). */
final class UtcOffset {
    private static final Pattern FORM = Pattern.compile("([+-]?)(\\d{1,2}):?(\\d{2})(?::?(\\d{2}))?");

    private UtcOffset() {}

    /** Forgives colons, a missing sign and a missing zero; empty where the text is no offset within 18 hours. */
    static Optional<ZoneOffset> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        int minutes = 60 * Integer.parseInt(form.group(2)) + Integer.parseInt(form.group(3));
        int seconds = 60 * minutes + (form.group(4) == null ? 0 : Integer.parseInt(form.group(4)));
        boolean possible = seconds <= ZoneOffset.MAX.getTotalSeconds();
        int sign = form.group(1).equals("-") ? -1 : 1;
        return possible ? Optional.of(ZoneOffset.ofTotalSeconds(sign * seconds)) : Optional.empty();
    }

    /** To the nearest minute: several readers refuse a definition with seconds. */
    static ZoneOffset rounded(ZoneOffset offset) {
        return ZoneOffset.ofTotalSeconds(60 * Math.round(offset.getTotalSeconds() / 60f));
    }

    /** {@code +HHMM}; the offset has no seconds. */
    static String format(ZoneOffset offset) {
        int minutes = Math.abs(offset.getTotalSeconds()) / 60;
        String sign = offset.getTotalSeconds() < 0 ? "-" : "+";
        return "%s%02d%02d".formatted(sign, minutes / 60, minutes % 60);
    }
}
