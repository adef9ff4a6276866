package org.caldavsync.server.destination.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.caldavsync.icalendar.CalendarObject;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.Entry;
import org.caldavsync.icalendar.RepairKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of links as producers write them; the files say which traits they have. */
class ProducersTest {
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

    private static String file(String name) {
        try (InputStream in = ProducersTest.class.getResourceAsStream("/links/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private Reading read(String name) {
        return read(name, file(name));
    }

    private Reading read(String name, String text) {
        site.server.publish("/" + name, text);
        return site.read("/" + name);
    }

    private static ReadItem item(Reading reading, String uid) {
        return reading.items().stream()
                .filter(item -> item.uid().equals(uid))
                .findFirst()
                .orElseThrow();
    }

    private static Component first(Reading reading, String uid) {
        return reading.object(item(reading, uid)).components().getFirst();
    }

    private static String line(Reading reading, String uid, String property) {
        return first(reading, uid).first(property).map(ContentLine::toString).orElse("");
    }

    private static List<String> uids(Reading reading) {
        return reading.items().stream().map(ReadItem::uid).toList();
    }

    private static int repairs(Reading reading, RepairKind kind) {
        return reading.facts().repairCounts().getOrDefault(kind, 0);
    }

    @Test
    void stamps_that_change_with_every_download_change_nothing() {
        String text = file("google.ics");
        String later = text.replace("DTSTAMP:20261101T000000Z", "DTSTAMP:20261102T030405Z")
                .replace("SEQUENCE:3", "SEQUENCE:4")
                .replace("LAST-MODIFIED:20250102T000000Z", "LAST-MODIFIED:20261102T030405Z");

        try (Reading first = read("google.ics", text);
                Reading second = read("google.ics", later)) {
            assertThat(second.facts().validators()).isNotEqualTo(first.facts().validators());
            assertThat(second.items()).isEqualTo(first.items());
        }
    }

    @Test
    void a_changed_text_changes_the_fingerprint_of_its_event_alone() {
        String text = file("google.ics");

        try (Reading first = read("google.ics", text);
                Reading second = read("google.ics", text.replace("SUMMARY:Dentist", "SUMMARY:Optician"))) {
            assertThat(item(second, "series@google.com")).isEqualTo(item(first, "series@google.com"));
            assertThat(item(second, "single@google.com").fingerprint())
                    .isNotEqualTo(item(first, "single@google.com").fingerprint());
        }
    }

    @Test
    void until_as_a_date_includes_that_day() {
        try (Reading reading = read("google.ics")) {
            assertThat(line(reading, "series@google.com", "RRULE")).contains("UNTIL=20260202T225959Z");
            assertThat(item(reading, "series@google.com").lastEnd()).isEqualTo("2026-02-02T10:00:00Z");
            assertThat(reading.object(item(reading, "series@google.com")).overrides())
                    .hasSize(1);
        }
    }

    @Test
    void zones_are_known_by_their_windows_names_and_else_taken_from_the_calendar() {
        try (Reading reading = read("exchange-zones.ics")) {
            assertThat(start(reading, "windows")).isEqualTo("2026-03-01T09:00:00Z");
            assertThat(start(reading, "copied")).isEqualTo("2026-03-01T15:00:00Z");
            assertThat(start(reading, "blanks")).isEqualTo("2026-03-01T10:00:00Z");
            assertThat(start(reading, "utc")).isEqualTo("2026-03-01T10:00:00Z");
            assertThat(start(reading, "defined")).isEqualTo("2026-03-01T07:00:00Z");
            for (String uid : List.of("customized", "nothing", "empty")) {
                assertThat(line(reading, uid, "DTSTART")).isEqualTo("DTSTART;TZID=Europe/Vienna:20260301T100000");
            }
            assertThat(repairs(reading, RepairKind.ZONE_ASSUMED)).isEqualTo(2);
        }
    }

    @Test
    void the_zone_of_the_settings_comes_before_that_of_the_calendar() {
        site.server.publish("/a.ics", file("exchange-zones.ics"));
        Link link = LinkSite.in(ZoneId.of("Asia/Tokyo"), site.link("/a.ics"));

        try (Reading reading = site.read(link)) {
            assertThat(start(reading, "customized")).isEqualTo("2026-03-01T01:00:00Z");
            assertThat(start(reading, "empty")).isEqualTo("2026-03-01T01:00:00Z");
        }
    }

    @Test
    void without_any_zone_times_stay_as_they_are_and_are_read_in_the_zone_of_the_service() {
        String text = file("exchange-zones.ics").replace("X-WR-TIMEZONE:Europe/Vienna\r\n", "");

        try (Reading reading = read("a.ics", text)) {
            assertThat(line(reading, "customized", "DTSTART"))
                    .isEqualTo("DTSTART;TZID=Customized Time Zone:20260301T100000");
            assertThat(start(reading, "customized")).isEqualTo("2026-03-01T09:00:00Z");
            assertThat(repairs(reading, RepairKind.ZONE_UNKNOWN)).isEqualTo(2);
        }
    }

    private static Instant start(Reading reading, String uid) {
        return Optional.ofNullable(item(reading, uid).firstStart())
                .orElseThrow()
                .at();
    }

    @Test
    void an_event_without_end_is_left_out_and_still_there() {
        try (Reading reading = read("exchange-missing-end.ics")) {
            assertThat(uids(reading)).containsExactly("first", "last");
            assertThat(reading.facts().broken()).extracting(Entry.Broken::uid).containsExactly("open");
            assertThat(reading.facts().complete()).isFalse();
            assertThat(reading.facts().components()).isEqualTo(3);
        }
    }

    @Test
    void a_broken_event_that_nobody_can_name_makes_the_reading_incomplete() {
        try (Reading reading = read("unknown-broken.ics")) {
            assertThat(uids(reading)).containsExactly("good");
            assertThat(reading.facts().complete()).isFalse();
        }
    }

    @Test
    void line_feeds_stray_lines_and_old_zones_are_understood() {
        try (Reading reading = read("apple.ics")) {
            assertThat(uids(reading)).containsExactly("apple-1");
            assertThat(first(reading, "apple-1").value("DESCRIPTION")).contains("bring\\nwine\\, cheese");
            assertThat(start(reading, "apple-1")).isEqualTo("2026-03-01T09:00:00Z");
            assertThat(reading.facts().complete()).isTrue();
        }
    }

    @Test
    void an_event_is_recognised_under_another_uid() {
        String text = file("churning-uids.ics");

        try (Reading first = read("a.ics", text);
                Reading second = read("a.ics", text.replace("export-4711", "export-4712"))) {
            assertThat(uids(second)).doesNotContainAnyElementsOf(uids(first));
            assertThat(second.items())
                    .extracting(ReadItem::identity)
                    .doesNotHaveDuplicates()
                    .containsExactlyElementsOf(
                            first.items().stream().map(ReadItem::identity).toList());
            assertThat(second.items())
                    .extracting(ReadItem::fingerprint)
                    .containsExactlyElementsOf(
                            first.items().stream().map(ReadItem::fingerprint).toList());
        }
    }

    @Test
    void events_without_uid_have_the_same_one_each_time() {
        String text = file("missing-uids.ics");

        try (Reading first = read("a.ics", text);
                Reading second = read("a.ics", text.replace("PRODID:", "PRODID:new "))) {
            assertThat(uids(first)).hasSize(3).doesNotHaveDuplicates().isEqualTo(uids(second));
            assertThat(repairs(first, RepairKind.UID_MISSING)).isEqualTo(3);
            assertThat(second.items()).isEqualTo(first.items());
        }
    }

    @Test
    void one_uid_for_several_things_is_told_apart() {
        try (Reading reading = read("duplicate-uids.ics")) {
            assertThat(uids(reading)).containsExactly("bin-20260301", "bin-20260308", "edited", "mixed");
            assertThat(item(reading, "edited").summary()).isEqualTo("new");
            assertThat(item(reading, "mixed").summary()).isEqualTo("event");
            assertThat(line(reading, "bin-20260308", "DTSTART")).endsWith("20260308");
            assertThat(reading.facts().unsupported()).isEqualTo(1);
            assertThat(repairs(reading, RepairKind.DUPLICATE)).isEqualTo(1);
        }
    }

    @Test
    void looking_again_decides_the_same_and_notes_nothing_more() {
        try (Reading reading = read("duplicate-uids.ics")) {
            int noted = reading.facts().repairs().size();
            CalendarObject once = reading.object(item(reading, "bin-20260301"));

            assertThat(reading.object(item(reading, "bin-20260301"))).isEqualTo(once);
            assertThat(once.uid()).isEqualTo("bin-20260301");
            assertThat(reading.facts().repairs()).hasSize(noted);
        }
    }

    @Test
    void instances_without_series_and_before_it_are_kept() {
        try (Reading reading = read("instances-only.ics")) {
            CalendarObject shared = reading.object(item(reading, "shared"));
            assertThat(shared.master()).isEmpty();
            assertThat(shared.overrides())
                    .extracting(override -> override.value("SUMMARY").orElse(""))
                    .containsExactly("first", "second");
            assertThat(reading.object(item(reading, "late")).master()).isPresent();
            assertThat(item(reading, "late").summary()).isEqualTo("master");
        }
    }

    @Test
    void missing_stamps_are_the_same_each_time() {
        try (Reading reading = read("no-stamps.ics")) {
            assertThat(line(reading, "modified", "DTSTAMP")).isEqualTo("DTSTAMP:20250102T000000Z");
            assertThat(line(reading, "nothing", "DTSTAMP")).isEqualTo("DTSTAMP:19700101T000000Z");
            assertThat(line(reading, "local", "DTSTAMP")).isEqualTo("DTSTAMP:20261101T000000Z");
        }
    }

    @Test
    void faulty_rules_are_mended_and_empty_series_known() {
        try (Reading reading = read("rules.ics")) {
            assertThat(line(reading, "until-local", "RRULE")).contains("UNTIL=20260303T080000Z");
            assertThat(line(reading, "count-and-until", "RRULE")).doesNotContain("COUNT");
            assertThat(first(reading, "until-invalid").has("RRULE")).isFalse();
            assertThat(first(reading, "unknown-frequency").has("RRULE")).isFalse();
            assertThat(reading.items().stream().filter(ReadItem::emptySeries).map(ReadItem::uid))
                    .containsExactly("ends-before", "none-left");
        }
    }

    @Test
    void faulty_durations_and_offsets_are_mended() {
        try (Reading reading = read("durations.ics")) {
            assertThat(item(reading, "days-in-time").lastEnd()).isEqualTo("2026-03-03T10:00:00Z");
            assertThat(first(reading, "trigger").children().getFirst().value("TRIGGER"))
                    .contains("-P2D");
            assertThat(start(reading, "odd-offset")).isEqualTo("2026-03-01T09:02:30Z");
        }
    }

    @Test
    void dates_and_ends_are_made_to_agree() {
        try (Reading reading = read("dates.ics")) {
            assertThat(item(reading, "no-length").lastEnd()).isEqualTo("2026-03-01T23:00:00Z");
            assertThat(first(reading, "end-and-duration").has("DURATION")).isFalse();
            assertThat(line(reading, "date-with-time", "DTSTART")).isEqualTo("DTSTART;VALUE=DATE:20260301");
            assertThat(line(reading, "utc-twice", "DTSTART")).isEqualTo("DTSTART:20260301T100000Z");
            assertThat(item(reading, "no-end").lastEnd()).isEqualTo("2026-03-01T23:00:00Z");
        }
    }

    @Test
    void floating_times_are_in_the_zone_of_the_calendar() {
        try (Reading reading = read("floating.ics")) {
            assertThat(line(reading, "single", "DTSTART")).isEqualTo("DTSTART;TZID=America/New_York:20260301T100000");
            assertThat(start(reading, "single")).isEqualTo("2026-03-01T15:00:00Z");
            assertThat(line(reading, "series", "RRULE")).contains("UNTIL=20260303T150000Z");
            assertThat(line(reading, "series", "EXDATE")).contains("TZID=America/New_York");
            assertThat(line(reading, "day", "DTSTART")).isEqualTo("DTSTART;VALUE=DATE:20260301");
            assertThat(reading.facts().times().floatingPercent()).isEqualTo(67);
        }
    }

    @Test
    void each_of_several_calendars_has_its_own_zone_and_a_series_may_be_in_two() {
        try (Reading reading = read("several-calendars.ics")) {
            assertThat(uids(reading)).containsExactly("both", "lisbon", "tokyo");
            assertThat(start(reading, "tokyo")).isEqualTo("2026-03-01T01:00:00Z");
            assertThat(start(reading, "lisbon")).isEqualTo("2026-03-01T10:00:00Z");
            assertThat(reading.object(item(reading, "both")).components()).hasSize(2);
            assertThat(reading.facts().name()).isEqualTo("One");
        }
    }

    @Test
    void one_bad_event_costs_no_other() {
        try (Reading reading = read("syntax.ics")) {
            assertThat(uids(reading)).containsExactly("fine", "lower");
            assertThat(item(reading, "lower").summary()).isEqualTo("ab, c; d");
            assertThat(first(reading, "lower").value("X-LONG").orElseThrow()).hasSize(20_000);
            assertThat(reading.facts().broken()).extracting(Entry.Broken::uid).containsExactly("nested");
        }
    }

    @Test
    void a_calendar_without_events_is_a_reading() {
        try (Reading reading = read("empty.ics")) {
            assertThat(reading.items()).isEmpty();
            assertThat(reading.facts().complete()).isTrue();
            assertThat(reading.facts().name()).isEqualTo("Nothing yet");
        }
    }
}
