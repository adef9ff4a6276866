package org.caldavsync.e2e;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.caldavsync.testkit.FeedServer;

/** The ICS link of a school: events on the days to come. */
final class SchoolLink implements AutoCloseable {
    private static final String TARGET = "/school.ics";

    private final FeedServer server = FeedServer.start();

    private SchoolLink() {}

    static SchoolLink start() {
        return new SchoolLink();
    }

    URI uri() {
        return server.uri(TARGET);
    }

    /** From now on it has that many events, one a day from tomorrow on, each with that title and its number. */
    void publish(int events, String title) {
        LocalDate tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);
        String components = IntStream.range(0, events)
                .mapToObj(number -> """
                        BEGIN:VEVENT
                        UID:school-%d@example.com
                        DTSTAMP:20260101T120000Z
                        DTSTART;VALUE=DATE:%s
                        SUMMARY:%s %d
                        END:VEVENT
                        """.formatted(
                        number, DateTimeFormatter.BASIC_ISO_DATE.format(tomorrow.plusDays(number)), title, number))
                .collect(Collectors.joining());
        String feed = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//School//EN\nX-WR-CALNAME:School\n" + components
                + "END:VCALENDAR\n";
        server.publish(TARGET, feed.replace("\n", "\r\n"));
    }

    @Override
    public void close() {
        server.close();
    }
}
