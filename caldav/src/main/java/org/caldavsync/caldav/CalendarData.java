package org.caldavsync.caldav;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The iCalendar text of one calendar object resource (RFC 4791 §4.1) in UTF-8. What came inside XML may have line feeds
 * only, where the server had CRLF (RFC 4791 §9.6).
 */
public final class CalendarData {
    /** What every server accepts; some refuse a PUT with any other. */
    public static final String MEDIA_TYPE = "text/calendar; charset=utf-8";

    private final byte[] octets;

    private CalendarData(byte[] octets) {
        this.octets = octets;
    }

    public static CalendarData of(String text) {
        return new CalendarData(text.getBytes(StandardCharsets.UTF_8));
    }

    public static CalendarData of(byte[] octets) {
        return new CalendarData(octets.clone());
    }

    public int length() {
        return octets.length;
    }

    public InputStream open() {
        return new ByteArrayInputStream(octets);
    }

    public byte[] toByteArray() {
        return octets.clone();
    }

    /** The content as text. */
    public String text() {
        return new String(octets, StandardCharsets.UTF_8);
    }

    /** Never prints the content. */
    @Override
    public String toString() {
        return octets.length + " bytes of iCalendar";
    }
}
