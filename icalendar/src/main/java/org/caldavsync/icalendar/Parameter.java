package org.caldavsync.icalendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One property parameter (RFC 5545 §3.2), kept as it was written.
 *
 * @param name in upper case
 * @param text the whole parameter as it stands in the line, {@code NAME=value,"value"}, or a bare name without {@code =}
 */
public record Parameter(String name, String text) {

    /** A parameter with one value, quoted and encoded (RFC 6868) where the value needs it. */
    public static Parameter of(String name, String value) {
        String encoded = value.replace("^", "^^").replace("\"", "^'").replace("\n", "^n");
        boolean quotes = encoded.chars().anyMatch(c -> c == ':' || c == ';' || c == ',');
        return new Parameter(name, name + '=' + (quotes ? '"' + encoded + '"' : encoded));
    }

    /** Splits {@code ;A=1;B="x;y"}; quotes hide separators. */
    static List<Parameter> parseAll(String text) {
        List<Parameter> found = new ArrayList<>();
        int start = 1;
        boolean quoted = false;
        for (int i = 1; i <= text.length(); i++) {
            if (i == text.length() || (text.charAt(i) == ';' && !quoted)) {
                found.add(parse(text.substring(start, i)));
                start = i + 1;
            } else if (text.charAt(i) == '"') {
                quoted = !quoted;
            }
        }
        return List.copyOf(found);
    }

    private static Parameter parse(String text) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        return new Parameter(name.strip().toUpperCase(Locale.ROOT), text);
    }

    /** The first value, without quotes, decoded; empty text where there is none. */
    public String value() {
        return values().getFirst();
    }

    /** All comma-separated values, without quotes, decoded; at least one. */
    public List<String> values() {
        int equals = text.indexOf('=');
        if (equals < 0) {
            return List.of("");
        }
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        for (int i = equals + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                values.add(decode(value.toString()));
                value.setLength(0);
            } else {
                value.append(c);
            }
        }
        values.add(decode(value.toString()));
        return List.copyOf(values);
    }

    private static String decode(String text) {
        if (text.indexOf('^') < 0) {
            return text;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i) == '^' && i + 1 < text.length() ? text.charAt(i + 1) : 0;
            switch (next) {
                case 'n' -> decoded.append('\n');
                case '^' -> decoded.append('^');
                case '\'' -> decoded.append('"');
                default -> decoded.append(text.charAt(i));
            }
            if (next == 'n' || next == '^' || next == '\'') {
                i++;
            }
        }
        return decoded.toString();
    }
}
