package org.caldavsync.server.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caldavsync.server.TestService.source;

import java.net.URI;
import java.nio.file.Path;
import org.caldavsync.server.TestService;
import org.caldavsync.server.TestService.Reply;
import org.caldavsync.testkit.CalDavServer;
import org.caldavsync.testkit.CalDavServers;
import org.caldavsync.testkit.ServerKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From an account on a real server to its feed, and on through changes. */
@Tag("real")
class RealServersTest {
    private static final String SERIES = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//test//EN
            BEGIN:VTIMEZONE
            TZID:Europe/Berlin
            BEGIN:STANDARD
            DTSTART:19701025T030000
            RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:19700329T020000
            RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            END:DAYLIGHT
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:series@x
            DTSTAMP:20260101T000000Z
            DTSTART;TZID=Europe/Berlin:20260105T100000
            DTEND;TZID=Europe/Berlin:20260105T110000
            RRULE:FREQ=WEEKLY;COUNT=10
            SUMMARY:Grüße aus der Reihe
            END:VEVENT
            BEGIN:VEVENT
            UID:series@x
            RECURRENCE-ID;TZID=Europe/Berlin:20260112T100000
            DTSTAMP:20260101T000000Z
            DTSTART;TZID=Europe/Berlin:20260112T140000
            DTEND;TZID=Europe/Berlin:20260112T150000
            SUMMARY:Moved once
            END:VEVENT
            END:VCALENDAR
            """.replace("\n", "\r\n");
    private static final String DAY = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//test//EN
            BEGIN:VEVENT
            UID:day@x
            DTSTAMP:20260101T000000Z
            DTSTART;VALUE=DATE:20260401
            DTEND;VALUE=DATE:20260402
            SUMMARY:A day off
            END:VEVENT
            END:VCALENDAR
            """.replace("\n", "\r\n");

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = {"RADICALE", "XANDIKOS", "SABRE", "CYRUS", "DAVICAL", "SOGO"})
    void an_account_becomes_a_feed_and_stays_one(ServerKind kind) {
        CalDavServer server = CalDavServers.shared(kind);
        URI calendar = server.newCalendar("feed-" + kind.name().toLowerCase(java.util.Locale.ROOT));
        server.put(calendar.resolve("series.ics"), SERIES);
        server.put(calendar.resolve("day.ics"), DAY);
        server.put(calendar.resolve("single.ics"), SourceSyncTest.event("single@x", "Just once"));
        try (TestService service = TestService.start(directory)) {
            service.post(
                    "/api/sources",
                    source("Real", server.entry(), "real").replace("}", ", \"calendars\": [\"" + calendar + "\"]}"));

            Reply first = service.post("/api/sources/1/sync", "");
            assertThat(first.status()).as(first.body().toString()).isEqualTo(200);
            assertThat(first.body().path("events").asInt()).isEqualTo(3);
            String feed = service.feed("real").body().replace("\r\n ", "");
            assertThat(feed)
                    .contains(
                            "SUMMARY:Grüße aus der Reihe",
                            "SUMMARY:Moved once",
                            "SUMMARY:A day off",
                            "SUMMARY:Just once")
                    .contains("TZID:Europe/Berlin", "RRULE:FREQ=WEEKLY", "RECURRENCE-ID");
            assertThat(feed.split("BEGIN:VTIMEZONE", -1)).hasSize(2);

            Reply second = service.post("/api/sources/1/sync", "");
            assertThat(second.status()).isEqualTo(200);
            assertThat(service.feed("real").body().replace("\r\n ", "")).isEqualTo(feed);

            server.put(calendar.resolve("more.ics"), SourceSyncTest.event("more@x", "One more"));
            server.put(calendar.resolve("single.ics"), SourceSyncTest.event("single@x", "Edited in place"));
            assertThat(server.delete(calendar.resolve("day.ics")).statusCode()).isBetween(200, 299);
            Reply third = service.post("/api/sources/1/sync", "");
            assertThat(third.status()).as(third.body().toString()).isEqualTo(200);
            String after = service.feed("real").body().replace("\r\n ", "");
            assertThat(after)
                    .contains("One more")
                    .contains("SUMMARY:Edited in place")
                    .containsOnlyOnce("UID:single@x")
                    .doesNotContain("A day off", "Just once");

            assertThat(service.post("/api/sources/1/sync", "")
                            .body()
                            .path("events")
                            .asInt())
                    .isEqualTo(3);
        }
    }
}
