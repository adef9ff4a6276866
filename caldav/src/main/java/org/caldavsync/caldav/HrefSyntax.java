package org.caldavsync.caldav;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Locale;

/** The characters of an {@link Href}: what must be encoded, what counts as the same (RFC 3986 §6.2.2). */
final class HrefSyntax {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String UNRESERVED = "-._~";
    private static final String SAFE_IN_SEGMENT = UNRESERVED + "!$&'()*+,;=@:";

    private HrefSyntax() {}

    /** The index of the colon of a leading {@code scheme://}, or -1: {@code a:b.ics} is a relative path. */
    static int schemeEnd(String text) {
        int colon = text.indexOf("://");
        for (int i = 0; i < colon; i++) {
            char c = text.charAt(i);
            if (!isAsciiLetterOrDigit(c) && c != '+' && c != '-' && c != '.') {
                return -1;
            }
        }
        return colon;
    }

    static int authorityEnd(String absolute, int from) {
        for (int i = from; i < absolute.length(); i++) {
            if ("/?#\\".indexOf(absolute.charAt(i)) >= 0) {
                return i;
            }
        }
        return absolute.length();
    }

    /** The path up to and with its last slash. */
    static String folder(String path) {
        return path.isEmpty() ? "/" : path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** The path and query of a request: dot segments resolved, illegal characters encoded, the rest as written. */
    static String target(String written) {
        int question = written.indexOf('?');
        String path = question < 0 ? written : written.substring(0, question);
        String query = question < 0 ? "" : "?" + encode(written.substring(question + 1), SAFE_IN_SEGMENT + "/?");
        String encoded = encode(path, SAFE_IN_SEGMENT + "/");
        String lower = encoded.toLowerCase(Locale.ROOT);
        if (lower.contains("%2e") && hasEncodedDotSegment(lower)) {
            throw new IllegalArgumentException("an href with encoded dot segments");
        }
        return (encoded.contains("/.") ? withoutDotSegments(encoded) : encoded) + query;
    }

    private static boolean hasEncodedDotSegment(String lowerCasePath) {
        for (String segment : lowerCasePath.split("/", -1)) {
            String plain = segment.replace("%2e", ".");
            if (plain.equals(".") || plain.equals("..")) {
                return true;
            }
        }
        return false;
    }

    private static String withoutDotSegments(String path) {
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = path.substring(1).split("/", -1);
        for (String segment : segments) {
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.equals(".")) {
                kept.addLast(segment);
            }
        }
        String last = segments[segments.length - 1];
        boolean endsInFolder = last.equals(".") || last.equals("..");
        return "/" + String.join("/", kept) + (endsInFolder && !kept.isEmpty() ? "/" : "");
    }

    /** Percent-encoded octets that need no encoding are decoded, the others get upper-case digits. */
    static String normal(String target) {
        if (target.indexOf('%') < 0) {
            return target;
        }
        StringBuilder normal = new StringBuilder(target.length());
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            if (c != '%') {
                normal.append(c);
                continue;
            }
            int octet = HexFormat.fromHexDigits(target, i + 1, i + 3);
            if (isSafe(octet, SAFE_IN_SEGMENT)) {
                normal.append((char) octet);
            } else {
                normal.append('%').append(HEX.toHexDigits((byte) octet));
            }
            i += 2;
        }
        return normal.toString();
    }

    static String withoutSlash(String target) {
        return target.endsWith("/") ? target.substring(0, target.length() - 1) : target;
    }

    /** Any text as one path segment; also {@code :}, {@code @} and {@code +} are encoded, which every server understands. */
    static String encodeSegment(String name) {
        return encodeOctets(name, UNRESERVED, false);
    }

    static String plainName(String target) {
        int query = target.indexOf('?');
        String path = withoutSlash(query < 0 ? target : target.substring(0, query));
        String name = path.substring(path.lastIndexOf('/') + 1);
        for (int round = 0; round < 3 && name.indexOf('%') >= 0; round++) {
            name = decode(name);
        }
        return name;
    }

    private static String decode(String text) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(text.length());
        int i = 0;
        while (i < text.length()) {
            boolean escape = isEscape(text, i);
            int end = escape ? i + 3 : text.offsetByCodePoints(i, 1);
            if (escape) {
                octets.write(HexFormat.fromHexDigits(text, i + 1, end));
            } else {
                octets.writeBytes(text.substring(i, end).getBytes(StandardCharsets.UTF_8));
            }
            i = end;
        }
        return octets.toString(StandardCharsets.UTF_8);
    }

    private static String encode(String text, String safe) {
        return encodeOctets(text, safe, true);
    }

    private static String encodeOctets(String text, String safe, boolean keepEscapes) {
        if (needsNoEncoding(text, safe)) {
            return text;
        }
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        String latin = new String(octets, StandardCharsets.ISO_8859_1);
        StringBuilder encoded = new StringBuilder(octets.length * 2);
        for (int i = 0; i < octets.length; i++) {
            if (isSafe(octets[i] & 0xFF, safe) || (keepEscapes && isEscape(latin, i))) {
                encoded.append((char) octets[i]);
            } else {
                encoded.append('%').append(HEX.toHexDigits(octets[i]));
            }
        }
        return encoded.toString();
    }

    private static boolean needsNoEncoding(String text, String safe) {
        for (int i = 0; i < text.length(); i++) {
            if (!isSafe(text.charAt(i), safe)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isEscape(String text, int i) {
        return text.charAt(i) == '%'
                && i + 2 < text.length()
                && HexFormat.isHexDigit(text.charAt(i + 1))
                && HexFormat.isHexDigit(text.charAt(i + 2));
    }

    private static boolean isSafe(int c, String safe) {
        return c < 128 && (isAsciiLetterOrDigit((char) c) || safe.indexOf(c) >= 0);
    }

    private static boolean isAsciiLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
