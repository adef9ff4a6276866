package org.caldavsync.http;

import java.nio.charset.StandardCharsets;

/** Percent-encoding (RFC 3986 §2.1) of what servers and people leave bare. */
public final class PercentEncoding {
    private static final String UNRESERVED = "-._~";
    private static final String LEGAL = UNRESERVED + ":/?#[]@!$&'()*+,;=%";

    private PercentEncoding() {}

    /** Encodes only what no URI may hold: spaces, quotes, braces, non-ASCII. What is encoded already stays as it is. */
    public static String ofIllegal(String text) {
        return encoded(text, LEGAL);
    }

    /** Encodes everything but letters, digits and {@code - . _ ~}. */
    static String ofAllButLetters(String text) {
        return encoded(text, UNRESERVED);
    }

    private static String encoded(String text, String kept) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            if (isAlphanumeric(c) || kept.indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append('%').append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            }
        }
        return out.toString();
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
