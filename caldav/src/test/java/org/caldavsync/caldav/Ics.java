package org.caldavsync.caldav;

/** The smallest calendar object that all servers store. */
final class Ics {
    private Ics() {}

    static String event(String uid, String summary) {
        return """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//caldavsync//test//EN
                BEGIN:VEVENT
                UID:%s
                DTSTAMP:20260101T000000Z
                DTSTART:20260301T100000Z
                DTEND:20260301T110000Z
                SUMMARY:%s
                END:VEVENT
                END:VCALENDAR
                """.formatted(uid, summary).replace("\n", "\r\n");
    }
}
