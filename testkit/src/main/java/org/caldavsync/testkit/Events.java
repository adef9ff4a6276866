package org.caldavsync.testkit;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Calendar objects that look like people's, the same for the same number on every machine. */
public final class Events {
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 5);
    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");
    private static final List<String> TITLES = List.of(
            "Team meeting",
            "Zahnärztin Dr. Müller",
            "Déjeuner avec Zoë",
            "Release planning\\, part 2",
            "歯医者",
            "Birthday party 🎉",
            "Elternabend\\; Schule",
            "1:1");
    private static final String BERLIN = """
            BEGIN:VTIMEZONE
            TZID:Europe/Berlin
            BEGIN:DAYLIGHT
            DTSTART:19810329T020000
            RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            TZNAME:CEST
            END:DAYLIGHT
            BEGIN:STANDARD
            DTSTART:19961027T030000
            RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            TZNAME:CET
            END:STANDARD
            END:VTIMEZONE
            """;

    private Events() {}

    /**
     * A calendar object with one event, about 400 bytes: every tenth recurs weekly in Europe/Berlin, every seventh of
     * the others lasts a day, the rest an hour in UTC.
     *
     * @param number any number from 0, which is also in the UID {@code event-<number>@example.com}
     */
    public static String sample(int number) {
        boolean recurs = number % 10 == 3;
        String component = """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//Example Corp.//Sample Calendar 1.0//EN
                %sBEGIN:VEVENT
                UID:event-%d@example.com
                DTSTAMP:20260101T120000Z
                CREATED:20260101T110000Z
                LAST-MODIFIED:20260101T120000Z
                SEQUENCE:%d
                SUMMARY:%s
                %sLOCATION:Room %d\\, 2nd floor
                STATUS:CONFIRMED
                TRANSP:OPAQUE
                CATEGORIES:Work
                END:VEVENT
                END:VCALENDAR
                """.formatted(
                        recurs ? BERLIN : "",
                        number,
                        number % 3,
                        TITLES.get(number % TITLES.size()),
                        times(number, recurs),
                        number % 50);
        return component.replace("\n", "\r\n");
    }

    /** One calendar with the events of that many samples, and with the zone that some of them are in. */
    public static String calendar(int count) {
        StringBuilder calendar = new StringBuilder(count * 320)
                .append("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example Corp.//Sample Calendar 1.0//EN\r\n")
                .append(BERLIN.replace("\n", "\r\n"));
        for (int i = 0; i < count; i++) {
            String sample = sample(i);
            calendar.append(sample, sample.indexOf("BEGIN:VEVENT"), sample.indexOf("END:VCALENDAR"));
        }
        return calendar.append("END:VCALENDAR\r\n").toString();
    }

    private static String times(int number, boolean recurs) {
        LocalDateTime start = FIRST_DAY.plusDays(number % 720).atTime(8 + number % 9, number % 4 * 15);
        if (recurs) {
            String zone = ";TZID=Europe/Berlin:";
            return "DTSTART" + zone + BASIC.format(start) + "\nDTEND" + zone + BASIC.format(start.plusHours(1))
                    + "\nRRULE:FREQ=WEEKLY;COUNT=" + (2 + number % 20) + "\n";
        }
        if (number % 7 == 5) {
            String day = DateTimeFormatter.BASIC_ISO_DATE.format(start.toLocalDate());
            return "DTSTART;VALUE=DATE:" + day + "\n";
        }
        return "DTSTART:" + BASIC.format(start) + "Z\nDTEND:" + BASIC.format(start.plusHours(1)) + "Z\n";
    }
}
