package org.caldavsync.server.destination.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.caldavsync.http.Traffic;
import org.caldavsync.server.run.EventStart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one reading of a link is, and what it costs. */
@Tag("store")
class LinkReaderTest {
    private static final String CALENDAR = calendar("Lunch");

    @TempDir
    Path directory;

    private LinkSite site;

    @BeforeEach
    void start() {
        site = new LinkSite(directory);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private static String calendar(String summary) {
        return """
                BEGIN:VCALENDAR
                VERSION:2.0
                X-WR-CALNAME:Team\\, all
                COLOR:tomato
                BEGIN:VEVENT
                UID:b@x
                DTSTAMP:20260101T000000Z
                DTSTART:20260301T100000Z
                DTEND:20260301T110000Z
                SUMMARY:%s
                LOCATION:Here
                END:VEVENT
                BEGIN:VEVENT
                UID:a@x
                DTSTAMP:20260101T000000Z
                DTSTART;VALUE=DATE:20260302
                RRULE:FREQ=DAILY
                END:VEVENT
                END:VCALENDAR
                """.formatted(summary).replace("\n", "\r\n");
    }

    private LinkResult read(String target, Validators known) {
        Visit visit = new Visit(known, new LinkMemory(), new Traffic());
        return site.reader.read(site.link(target), visit, UnaryOperator.identity());
    }

    private Validators readOnce(String target) {
        try (Reading reading = site.read(target)) {
            return reading.facts().validators();
        }
    }

    @Test
    void gives_the_events_by_uid_with_what_a_plan_needs() {
        site.server.publish("/a.ics", CALENDAR);

        try (Reading reading = site.read("/a.ics")) {
            assertThat(reading.items()).extracting(ReadItem::uid).containsExactly("a@x", "b@x");
            assertThat(reading.items()).extracting(ReadItem::summary).containsExactly("", "Lunch");
            assertThat(reading.items().getLast().firstStart())
                    .extracting(EventStart::text)
                    .isEqualTo("2026-03-01T10:00:00Z");
            assertThat(reading.items().getLast().lastEnd()).isEqualTo("2026-03-01T11:00:00Z");
            assertThat(reading.items().getFirst().lastEnd()).isNull();
            assertThat(reading.facts().name()).isEqualTo("Team, all");
            assertThat(reading.facts().colour()).isEqualTo("#FF6347");
            assertThat(reading.facts().complete()).isTrue();
            assertThat(reading.facts().components()).isEqualTo(2);
            assertThat(reading.object(reading.items().getLast())
                            .master()
                            .orElseThrow()
                            .value("LOCATION"))
                    .contains("Here");
        }
    }

    @Nested
    class Again {
        @Test
        void costs_one_request_where_the_server_knows_the_validators() {
            site.server.publish("/a.ics", CALENDAR);
            Validators known = readOnce("/a.ics");

            assertThat(read("/a.ics", known)).isEqualTo(new LinkResult.NotModified());
            assertThat(site.server.requests()).hasSize(2);
        }

        @Test
        void is_not_parsed_where_the_same_body_comes_without_validators() {
            site.server.publish("/a.ics", "text/calendar", CALENDAR.getBytes(UTF_8));
            Validators known = readOnce("/a.ics");

            assertThat(read("/a.ics", known)).isEqualTo(new LinkResult.SameBody(known));
        }

        @Test
        void is_read_where_the_body_changed() {
            site.server.publish("/a.ics", CALENDAR);
            Validators known = readOnce("/a.ics");
            site.server.publish("/a.ics", calendar("Dinner"));

            assertThat(read("/a.ics", known)).isInstanceOfSatisfying(LinkResult.Read.class, read -> {
                try (Reading reading = read.reading()) {
                    assertThat(reading.items().getLast().summary()).isEqualTo("Dinner");
                }
            });
        }
    }

    @Test
    void a_link_that_leads_nowhere_is_an_error() {
        assertThatThrownBy(() -> site.read("/missing.ics"))
                .isInstanceOf(LinkUnusableException.class)
                .hasMessageContaining("404");
    }
}
