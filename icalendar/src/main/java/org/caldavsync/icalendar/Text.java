package org.caldavsync.icalendar;

/** Values of type TEXT (RFC 5545 §3.3.11). */
public final class Text {
    private Text() {}

    /** The text itself: {@code \n} becomes a line feed, {@code \,} a comma and so on; other backslashes stay. */
    public static String unescape(String value) {
        if (value.indexOf('\\') < 0) {
            return value;
        }
        StringBuilder text = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char next = value.charAt(i) == '\\' && i + 1 < value.length() ? value.charAt(i + 1) : 0;
            switch (next) {
                case 'n', 'N' -> text.append('\n');
                case '\\', ';', ',' -> text.append(next);
                default -> text.append(value.charAt(i));
            }
            if (next == 'n' || next == 'N' || next == '\\' || next == ';' || next == ',') {
                i++;
            }
        }
        return text.toString();
    }

    /** The text as a value: line ends of any kind become {@code \n}, other control characters are dropped. */
    public static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\r\n|\r|\n", "\\\\n")
                .replaceAll("[\\p{Cntrl}&&[^\t]]", "");
    }
}
