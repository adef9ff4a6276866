package org.caldavsync.server.destination.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.caldavsync.icalendar.Entry;
import org.caldavsync.server.run.EventStart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links with more of one thing than any calendar has. */
class HostileLinkTest {
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

    private void publish(String components) {
        site.server.publish(
                "/a.ics",
                ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n" + components + "END:VCALENDAR\n").replace("\n", "\r\n"));
    }

    private static String event(String uid, String lines) {
        return "BEGIN:VEVENT\nUID:" + uid + "\nDTSTAMP:20260101T000000Z\n" + lines + "SUMMARY:x\nEND:VEVENT\n";
    }

    private static String zone(String id, int observances) {
        String one = "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nEND:STANDARD\n";
        return "BEGIN:VTIMEZONE\nTZID:" + id + "\n" + one.repeat(observances) + "END:VTIMEZONE\n";
    }

    @Test
    void an_event_in_more_parts_than_fit_is_left_out_as_a_whole_and_named() {
        String parts = IntStream.range(0, Bounds.MOST_OF_ONE_UID + 500)
                .mapToObj(i -> event("many", "RECURRENCE-ID:20300101T%06dZ\nDTSTART:20300101T100000Z\n".formatted(i)))
                .collect(Collectors.joining());
        publish(event("a", "DTSTART:20300101T100000Z\n") + parts + event("b", "DTSTART:20300101T100000Z\n"));

        try (Reading reading = site.read("/a.ics")) {
            assertThat(reading.items()).extracting(ReadItem::uid).containsExactly("a", "b");
            assertThat(reading.facts().broken()).singleElement().satisfies(broken -> {
                assertThat(broken.uid()).isEqualTo("many");
                assertThat(broken.reason()).contains("2000 of its UID");
            });
            assertThat(reading.facts().complete()).isTrue();
        }
    }

    @Test
    void as_many_parts_as_fit_are_one_event() {
        String parts = IntStream.range(0, Bounds.MOST_OF_ONE_UID)
                .mapToObj(i -> event("many", "RECURRENCE-ID:20300101T%06dZ\nDTSTART:20300101T100000Z\n".formatted(i)))
                .collect(Collectors.joining());
        publish(parts);

        try (Reading reading = site.read("/a.ics")) {
            assertThat(reading.object(reading.items().getFirst()).components()).hasSize(Bounds.MOST_OF_ONE_UID);
            assertThat(reading.facts().broken()).isEmpty();
        }
    }

    @Test
    void a_link_with_more_time_zones_than_there_are_is_refused() {
        publish(IntStream.rangeClosed(0, Bounds.MOST_ZONES)
                .mapToObj(i -> zone("Zone/" + i, 1))
                .collect(Collectors.joining()));

        assertThatThrownBy(() -> site.read("/a.ics"))
                .isInstanceOf(LinkUnusableException.class)
                .hasMessageContaining("more than 1000 time zones")
                .hasMessageContaining("Nothing was changed");
    }

    @Test
    void a_time_zone_that_is_too_large_is_left_out_and_its_events_are_in_the_one_of_that_name() {
        publish(zone("Europe/Berlin", 4_000) + event("a", "DTSTART;TZID=Europe/Berlin:20300101T100000\n"));

        try (Reading reading = site.read("/a.ics")) {
            assertThat(reading.facts().broken())
                    .extracting(Entry.Broken::component)
                    .containsExactly("VTIMEZONE");
            assertThat(reading.items().getFirst().firstStart())
                    .extracting(EventStart::text)
                    .isEqualTo("2030-01-01T09:00:00Z");
        }
    }
}
