package org.caldavsync.icalendar.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caldavsync.icalendar.Ics.calendar;
import static org.caldavsync.icalendar.Ics.lines;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.caldavsync.icalendar.CalendarObject;
import org.caldavsync.icalendar.CalendarParser;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.Fingerprint;
import org.caldavsync.icalendar.Limits;
import org.caldavsync.icalendar.ParseResult.Parsed;
import org.caldavsync.icalendar.RepairLog;
import org.caldavsync.icalendar.zone.ZoneMerge;
import org.caldavsync.icalendar.zone.ZoneResolver;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FeedWriterTest {
    private static final FeedHeader HEADER =
            new FeedHeader("Family, all; \\ of it", "#0082C9FF", Duration.ofHours(1), "-//Test//Feed//EN");

    private static List<CalendarObject> objects(String... components) {
        return parse(calendar(components)).objects();
    }

    private static Parsed parse(String text) {
        return (Parsed) new CalendarParser(Limits.standard(), List.of()).parse(text.getBytes(UTF_8));
    }

    private static String event(String... lines) {
        return "BEGIN:VEVENT\r\n" + String.join("\r\n", lines) + "\r\nEND:VEVENT";
    }

    @SafeVarargs
    private static String feed(List<CalendarObject>... calendars) {
        List<CalendarObject> all = new ArrayList<>();
        for (List<CalendarObject> calendar : calendars) {
            all.addAll(calendar);
        }
        return feed(HEADER, all);
    }

    private static String feed(FeedHeader header, List<CalendarObject> objects) {
        FeedWriter writer =
                new FeedWriter(header, Spool.inMemory(), new ZoneMerge(new ZoneResolver(), new RepairLog()));
        objects.forEach(writer::add);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.finish(out);
        return out.toString(UTF_8);
    }

    private static List<Component> events(String feed) {
        return parse(feed).objects().stream()
                .flatMap(object -> object.components().stream())
                .toList();
    }

    @Test
    void writes_header_then_events_and_keeps_their_stamps() {
        String event = event(
                "UID:1",
                "DTSTAMP:20240101T000000Z",
                "LAST-MODIFIED:20240202T000000Z",
                "DTSTART:20250101T100000Z",
                "X-A;B=\"c:d\":e");

        assertThat(feed(objects(event)))
                .isEqualTo(lines(
                        "BEGIN:VCALENDAR",
                        "VERSION:2.0",
                        "PRODID:-//Test//Feed//EN",
                        "CALSCALE:GREGORIAN",
                        "METHOD:PUBLISH",
                        "NAME:Family\\, all\\; \\\\ of it",
                        "X-WR-CALNAME:Family\\, all\\; \\\\ of it",
                        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
                        "X-PUBLISHED-TTL:PT1H",
                        "COLOR:darkcyan",
                        "X-APPLE-CALENDAR-COLOR:#0082C9",
                        event,
                        "END:VCALENDAR"));
    }

    @Test
    void is_a_valid_calendar_without_events() {
        String feed = feed(new FeedHeader(" ", "", Duration.ofMinutes(90), "-//Test//Feed//EN"), List.of());

        assertThat(feed).doesNotContain("NAME", "COLOR").contains("REFRESH-INTERVAL;VALUE=DURATION:PT1H30M");
        assertThat(parse(feed).complete()).isTrue();
    }

    @Test
    void passes_over_tasks_and_journals() {
        String feed = feed(objects(
                "BEGIN:VTODO\r\nUID:1\r\nEND:VTODO",
                event("UID:2", "DTSTART:20250101T100000Z"),
                "BEGIN:VJOURNAL\r\nUID:3\r\nEND:VJOURNAL"));

        assertThat(events(feed)).extracting(Component::name).containsExactly("VEVENT");
    }

    @Test
    void keeps_what_a_thousand_objects_mean_and_repeats_its_octets() {
        List<CalendarObject> objects = objects(IntStream.range(0, 1000)
                .mapToObj(i -> event("UID:" + (1000 + i), "DTSTART;TZID=Europe/Paris:20250101T100000", "SUMMARY:é" + i))
                .toArray(String[]::new));

        String feed = feed(objects);

        assertThat(feed).isEqualTo(feed(objects));
        assertThat(parse(feed).objects())
                .extracting(Fingerprint::of)
                .containsExactlyElementsOf(objects.stream().map(Fingerprint::of).toList());
    }

    @Test
    void refuses_a_header_that_readers_would_refuse() {
        assertThatThrownBy(() -> new FeedHeader("x", "", Duration.ofSeconds(1), "-//Test//EN"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FeedHeader("x", "", Duration.ofHours(1), " "))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Nested
    class TimeZones {
        private static final String UNUSED = lines(
                        "BEGIN:VTIMEZONE",
                        "TZID:Unused",
                        "BEGIN:STANDARD",
                        "DTSTART:19700101T000000",
                        "TZOFFSETFROM:+0100",
                        "TZOFFSETTO:+0100",
                        "END:STANDARD",
                        "END:VTIMEZONE")
                .strip();

        @Test
        void stand_before_the_events_once_each_and_only_where_used() {
            String feed = feed(objects(
                    UNUSED,
                    event("UID:1", "DTSTART;TZID=Europe/Paris:20250101T100000"),
                    event("UID:2", "DTSTART;TZID=Europe/Paris:20250701T100000"),
                    event("UID:3", "DTSTART;TZID=W. Europe Standard Time:20250701T100000")));

            assertThat(feed.lines().filter(line -> line.startsWith("TZID:")))
                    .containsExactly("TZID:Europe/Berlin", "TZID:Europe/Paris");
            assertThat(feed.indexOf("END:VTIMEZONE")).isLessThan(feed.indexOf("BEGIN:VEVENT"));
            assertThat(feed)
                    .contains("DTSTART;TZID=Europe/Berlin:20250701T100000")
                    .doesNotContain("X-WR-TIMEZONE");
        }

        @Test
        void name_the_calendar_where_there_is_one() {
            assertThat(feed(objects(event("UID:1", "DTSTART;TZID=Europe/Paris:20250101T100000"))))
                    .contains("\r\nX-WR-TIMEZONE:Europe/Paris\r\nBEGIN:VTIMEZONE\r\n");
        }
    }

    @Nested
    class OneUidInSeveralCalendars {
        private static final String MASTER = "DTSTART:20250101T100000Z\r\nRRULE:FREQ=DAILY";

        @Test
        void is_shown_once_where_the_events_are_equal() {
            String one = event("UID:1", MASTER, "DTSTAMP:20250101T000000Z");
            String other = event("DTSTAMP:20250202T000000Z", "UID:1", MASTER);

            assertThat(events(feed(objects(one), objects(other))))
                    .singleElement()
                    .satisfies(event -> assertThat(event.value("DTSTAMP")).contains("20250101T000000Z"));
        }

        @Test
        void brings_overrides_to_their_master() {
            String override = event("UID:1", "RECURRENCE-ID:20250102T100000Z", "DTSTART:20250102T120000Z");
            String again = event("UID:1", "RECURRENCE-ID:20250102T100000Z", "DTSTART:20250102T130000Z");

            List<CalendarObject> merged = parse(
                            feed(objects(override), objects(event("UID:1", MASTER)), objects(again)))
                    .objects();

            assertThat(merged).singleElement().satisfies(object -> {
                assertThat(object.master()).isPresent();
                assertThat(object.overrides())
                        .singleElement()
                        .satisfies(kept -> assertThat(kept.value("DTSTART")).contains("20250102T120000Z"));
            });
        }

        @Test
        void is_told_apart_by_a_number_where_the_events_differ() {
            String feed = feed(
                    objects(event("UID:1", MASTER, "SUMMARY:a")),
                    objects(event("UID:1", MASTER, "SUMMARY:b")),
                    objects(event("UID:1", MASTER, "SUMMARY:c")),
                    objects(event("UID:2", MASTER)));

            assertThat(events(feed))
                    .extracting(event -> event.value("UID").orElseThrow())
                    .containsExactly("1", "1~2", "1~3", "2");
        }
    }
}
