package org.caldavsync.server.destination;

import java.util.Collection;

/** Calendars as tests publish them under a link. */
final class LinkText {
    private LinkText() {}

    /** An event of one hour in 2030. */
    static String event(String uid, String summary) {
        return event(uid, summary, "");
    }

    /** @param more further lines, each with its end */
    static String event(String uid, String summary, String more) {
        return """
                BEGIN:VEVENT
                UID:%s
                DTSTAMP:20260101T000000Z
                DTSTART:20300105T100000Z
                DTEND:20300105T110000Z
                SUMMARY:%s
                %sEND:VEVENT
                """.formatted(uid, summary, more);
    }

    static String calendar(Collection<String> events) {
        return calendar(events.toArray(String[]::new));
    }

    static String calendar(String... events) {
        return ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\n" + String.join("", events) + "END:VCALENDAR\n")
                .replace("\n", "\r\n");
    }

    /** The value of the first line with that property. */
    static String value(String text, String property) {
        return text.lines()
                .filter(line -> line.startsWith(property + ":"))
                .findFirst()
                .orElseThrow()
                .substring(property.length() + 1);
    }
}
