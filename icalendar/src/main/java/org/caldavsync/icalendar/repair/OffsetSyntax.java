package org.caldavsync.icalendar.repair;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.RepairKind;

/** UTC offsets without sign, with colons, or with leading zeros lost, such as +5730 for +005730 (RFC 5545 §3.3.14). */
final class OffsetSyntax implements LineRepair {
    private static final Pattern VALID = Pattern.compile("[+-]([01]\\d|2[0-3])[0-5]\\d([0-5]\\d)?");
    private static final Pattern KNOWABLE = Pattern.compile("([+-]?)(\\d{3,6})");

    @Override
    public RepairKind kind() {
        return RepairKind.OFFSET_SYNTAX;
    }

    @Override
    public ContentLine repair(ContentLine line) {
        boolean offset = line.is("TZOFFSETFROM") || line.is("TZOFFSETTO");
        if (!offset || VALID.matcher(line.value()).matches()) {
            return line;
        }
        Matcher knowable = KNOWABLE.matcher(line.value().replace(":", "").strip());
        if (!knowable.matches()) {
            return line;
        }
        String sign = knowable.group(1).isEmpty() ? "+" : knowable.group(1);
        String digits = knowable.group(2);
        String even = digits.length() % 2 == 0 ? digits : '0' + digits;
        String whole = VALID.matcher('+' + even).matches() ? even : "00" + even;
        return VALID.matcher(sign + whole).matches() ? line.withValue(sign + whole) : line;
    }
}
