package org.caldavsync.icalendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.caldavsync.icalendar.Ics.calendar;

import java.util.List;
import org.caldavsync.icalendar.ParseResult.Parsed;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GroupingTest {

    private static Parsed parse(String text) {
        return (Parsed) new CalendarParser(Limits.standard(), List.of()).parse(text.getBytes(UTF_8));
    }

    private static String event(String... lines) {
        return "BEGIN:VEVENT\r\n" + String.join("\r\n", lines) + "\r\nEND:VEVENT";
    }

    private static List<String> uids(Parsed parsed) {
        return parsed.objects().stream().map(CalendarObject::uid).toList();
    }

    private static List<RepairKind> kinds(Parsed parsed) {
        return parsed.repairs().stream().map(Repair::kind).toList();
    }

    @Test
    void gathers_overrides_before_and_after_their_master_in_order() {
        String second = event("UID:1", "RECURRENCE-ID:20250102T100000Z", "DTSTART:20250102T120000Z");
        String master = event("UID:1", "DTSTART:20250101T100000Z", "RRULE:FREQ=DAILY");
        String first = event("UID:1", "RECURRENCE-ID:20250101T100000Z", "DTSTART:20250101T120000Z");

        Parsed parsed = parse(calendar(second, event("UID:2", "DTSTART:20250101T100000Z"), master, first));

        assertThat(uids(parsed)).containsExactly("1", "2");
        CalendarObject series = parsed.objects().getFirst();
        assertThat(series.master()).isPresent();
        assertThat(series.overrides())
                .extracting(override -> override.value("RECURRENCE-ID").orElseThrow())
                .containsExactly("20250101T100000Z", "20250102T100000Z");
        assertThat(parsed.repairs()).isEmpty();
    }

    @Test
    void keeps_overrides_without_a_master() {
        Parsed parsed = parse(calendar(event("UID:1", "RECURRENCE-ID:20250102T100000Z", "DTSTART:20250102T120000Z")));

        assertThat(parsed.objects()).singleElement().satisfies(object -> {
            assertThat(object.master()).isEmpty();
            assertThat(object.overrides()).hasSize(1);
        });
    }

    @Test
    void knows_one_instance_in_utc_and_in_a_zone() {
        String utc = event("UID:1", "RECURRENCE-ID:20250102T090000Z", "DTSTART:20250102T120000Z", "SEQUENCE:1");
        String zoned = event("UID:1", "RECURRENCE-ID;TZID=Europe/Berlin:20250102T100000", "DTSTART:20250102T130000Z");

        Parsed parsed = parse(calendar(utc, zoned));

        assertThat(parsed.objects().getFirst().components())
                .singleElement()
                .satisfies(kept -> assertThat(kept.value("SEQUENCE")).contains("1"));
    }

    @Test
    void takes_only_the_time_zones_that_the_object_names() {
        String zone = "BEGIN:VTIMEZONE\r\nTZID:%s\r\nEND:VTIMEZONE";
        Parsed parsed = parse(calendar(
                event("UID:1", "DTSTART;TZID=\"A, B\":20250101T100000"),
                zone.formatted("A\\, B"),
                zone.formatted("C"),
                event(
                        "UID:2",
                        "DTSTART:20250101T100000Z",
                        "BEGIN:VALARM",
                        "X-AT;TZID=C:20250101T090000",
                        "END:VALARM")));

        assertThat(parsed.objects())
                .extracting(object -> object.zones().keySet().toString())
                .containsExactly("[A, B]", "[C]");
    }

    @Nested
    class MissingUid {
        private final String first = event("DTSTART:20250101T100000Z", "SUMMARY:a", "DTSTAMP:20250101T000000Z");
        private final String later = event("DTSTART:20250101T100000Z", "SUMMARY:a", "DTSTAMP:20250202T000000Z");
        private final String other = event("UID: ", "DTSTART:20250101T100000Z", "SUMMARY:b");

        @Test
        void becomes_one_that_stays_the_same() {
            Parsed parsed = parse(calendar(first, other));
            Parsed again = parse(calendar(other, later));

            assertThat(uids(parsed)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(uids(again));
            assertThat(kinds(parsed)).containsExactly(RepairKind.UID_MISSING, RepairKind.UID_MISSING);
        }

        @Test
        void tells_equal_events_apart_by_number() {
            Parsed parsed = parse(calendar(first, later));

            assertThat(uids(parsed).get(1)).isEqualTo(uids(parsed).getFirst() + "-2");
        }

        @Test
        void is_not_that_of_an_alarm() {
            Parsed parsed =
                    parse(calendar(event("DTSTART:20250101T100000Z", "BEGIN:VALARM", "UID:alarm", "END:VALARM")));

            assertThat(uids(parsed)).singleElement().isNotEqualTo("alarm");
        }
    }

    @Nested
    class SharedUid {

        @Test
        void keeps_the_newest_version() {
            String old = event("UID:1", "DTSTART:20250101T100000Z", "SEQUENCE:1", "LAST-MODIFIED:20250105T000000Z");
            String moved = event("UID:1", "DTSTART:20250103T100000Z", "SEQUENCE:2", "LAST-MODIFIED:20250104T000000Z");

            Parsed parsed = parse(calendar(moved, old));

            assertThat(parsed.objects().getFirst().master().orElseThrow().value("SEQUENCE"))
                    .contains("2");
            assertThat(parsed.leftOut()).hasSize(1);
            assertThat(kinds(parsed)).containsExactly(RepairKind.DUPLICATE);
        }

        @Test
        void keeps_the_last_of_equals() {
            Parsed parsed = parse(calendar(
                    event("UID:1", "DTSTART:20250101T100000Z", "SUMMARY:a"),
                    event("UID:1", "DTSTART:20250101T100000Z", "SUMMARY:b")));

            assertThat(parsed.objects().getFirst().master().orElseThrow().value("SUMMARY"))
                    .contains("b");
        }

        @Test
        void extends_the_uid_of_different_events_by_their_start() {
            Parsed parsed = parse(calendar(
                    event("UID:bin", "DTSTART;VALUE=DATE:20250101"),
                    event("UID:bin", "DTSTART;VALUE=DATE:20250108"),
                    event("UID:bin-20250108", "DTSTART;VALUE=DATE:20250109")));

            assertThat(uids(parsed)).containsExactly("bin-20250101", "bin-20250108~", "bin-20250108");
            assertThat(parsed.objects())
                    .allSatisfy(
                            object -> assertThat(object.master().orElseThrow().value("UID"))
                                    .contains(object.uid()));
            assertThat(kinds(parsed)).containsOnly(RepairKind.UID_SHARED_BY_EVENTS);
        }

        @Test
        void extends_the_uid_of_a_task_that_an_event_has() {
            Parsed parsed =
                    parse(calendar("BEGIN:VTODO\r\nUID:1\r\nEND:VTODO", event("UID:1", "DTSTART:20250101T100000Z")));

            assertThat(parsed.objects()).extracting(CalendarObject::type).containsExactly("VEVENT", "VTODO");
            assertThat(uids(parsed)).containsExactly("1", "1-VTODO");
        }
    }

    @Test
    void names_what_it_cannot_use() {
        Parsed parsed = parse(calendar(
                "BEGIN:VFREEBUSY\r\nUID:f\r\nEND:VFREEBUSY",
                event("UID:1", "SUMMARY:no start"),
                event("UID:2", "DTSTART:tomorrow"),
                event("UID:3", "DTSTART:20250101T100000Z")));

        assertThat(uids(parsed)).containsExactly("3");
        assertThat(parsed.broken())
                .containsExactly(
                        new Entry.Broken("VEVENT", "1", "it has no valid DTSTART", 7),
                        new Entry.Broken("VEVENT", "2", "it has no valid DTSTART", 11));
        assertThat(kinds(parsed)).containsExactly(RepairKind.COMPONENT_LEFT_OUT);
    }
}
