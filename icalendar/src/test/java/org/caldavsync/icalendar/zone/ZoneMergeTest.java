package org.caldavsync.icalendar.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.caldavsync.icalendar.CalendarObject;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.Repair;
import org.caldavsync.icalendar.RepairKind;
import org.caldavsync.icalendar.RepairLog;
import org.junit.jupiter.api.Test;

class ZoneMergeTest {
    private final RepairLog repairs = new RepairLog();
    private final ZoneMerge merge = new ZoneMerge(new ZoneResolver(), repairs);

    @Test
    void defines_a_tz_database_zone_that_came_without_definition() {
        CalendarObject object = event("a", Map.of(), "DTSTART;TZID=Europe/Berlin:20240101T100000");

        CalendarObject admitted = merge.admit(object);

        assertThat(admitted.components()).isEqualTo(object.components());
        assertThat(ids()).containsExactly("Europe/Berlin");
        assertThat(repairs.repairs()).isEmpty();
    }

    @Test
    void names_windows_and_prefixed_zones_plainly() {
        CalendarObject windows = event("a", Map.of(), "DTSTART;TZID=W. Europe Standard Time:20240101T100000");
        CalendarObject prefixed =
                event("b", Map.of(), "DTSTART;TZID=/mozilla.org/20070129_1/Europe/Berlin:20240101T100000");

        assertThat(lines(merge.admit(windows))).contains("DTSTART;TZID=Europe/Berlin:20240101T100000");
        assertThat(lines(merge.admit(prefixed))).contains("DTSTART;TZID=Europe/Berlin:20240101T100000");
        assertThat(ids()).containsExactly("Europe/Berlin");
        assertThat(repairs.repairs())
                .containsExactly(
                        new Repair(RepairKind.ZONE_RENAMED, "a", "W. Europe Standard Time is Europe/Berlin"),
                        new Repair(
                                RepairKind.ZONE_RENAMED,
                                "b",
                                "/mozilla.org/20070129_1/Europe/Berlin is Europe/Berlin"));
    }

    @Test
    void widens_the_definition_to_the_earliest_and_latest_use() {
        admit(event("a", Map.of(), "DTSTART;TZID=Africa/Casablanca:20240101T100000"));
        List<Component> narrow = merge.definitions();

        admit(event("b", Map.of(), "DTSTART;TZID=Africa/Casablanca:20100101T100000"));

        assertThat(merge.definitions().getFirst().children())
                .hasSizeGreaterThan(narrow.getFirst().children().size())
                .containsAll(narrow.getFirst().children().subList(1, 4));
    }

    @Test
    void drops_definitions_that_nothing_uses() {
        Map<String, Component> zones = Map.of("Europe/Paris", fixed("Europe/Paris", "+0100"));

        admit(event("a", zones, "DTSTART:20240101T100000Z"));

        assertThat(merge.definitions()).isEmpty();
    }

    @Test
    void keeps_a_zone_that_only_its_own_definition_describes() {
        Component own = fixed("Customized Time Zone", "+0130");

        CalendarObject object =
                event("a", Map.of("Customized Time Zone", own), "DTSTART;TZID=Customized Time Zone:20240101T100000");

        assertThat(merge.admit(object).components()).isEqualTo(object.components());
        assertThat(merge.definitions()).containsExactly(own);
        assertThat(repairs.repairs()).isEmpty();
    }

    @Test
    void numbers_a_second_definition_of_one_id() {
        String start = "DTSTART;TZID=Mine:20240101T100000";
        admit(event("a", Map.of("Mine", fixed("Mine", "+0130")), start));

        CalendarObject same = merge.admit(event("b", Map.of("Mine", fixed("Mine", "+0130")), start));
        CalendarObject other = merge.admit(event("c", Map.of("Mine", fixed("Mine", "+0230")), start));

        assertThat(lines(same)).contains(start);
        assertThat(lines(other)).contains("DTSTART;TZID=Mine~1:20240101T100000");
        assertThat(ids()).containsExactly("Mine", "Mine~1");
    }

    @Test
    void never_gives_a_tz_database_id_to_rules_that_contradict_it() {
        String start = "DTSTART;TZID=Europe/Berlin:20240101T100000";

        CalendarObject odd = merge.admit(event("a", Map.of("Europe/Berlin", fixed("Europe/Berlin", "+0500")), start));
        CalendarObject plain = merge.admit(event("b", Map.of(), start));

        assertThat(lines(odd)).contains("DTSTART;TZID=Europe/Berlin~1:20240101T100000");
        assertThat(lines(plain)).contains(start);
        assertThat(ids()).containsExactly("Europe/Berlin", "Europe/Berlin~1");
    }

    @Test
    void takes_a_definition_of_todays_rules_for_the_whole_zone() {
        Component todays = VTimeZoneWriter.write(ZoneId.of("America/New_York"), new YearSpan(2024, 2030));

        admit(event("a", Map.of("America/New_York", todays), "DTSTART;TZID=America/New_York:20050401T100000"));

        assertThat(merge.definitions().getFirst().children()).hasSizeGreaterThan(2);
        assertThat(repairs.repairs()).isEmpty();
    }

    @Test
    void writes_utc_in_utc() {
        CalendarObject object = event(
                "a",
                Map.of(),
                "DTSTART;TZID=\"tzone://Microsoft/Utc\":20240101T100000",
                "EXDATE;TZID=Etc/UTC:20240102T100000,20240103T100000",
                "RDATE;VALUE=PERIOD;TZID=GMT:20240104T100000/20240104T110000,20240105T100000/PT1H");

        assertThat(lines(merge.admit(object)))
                .contains(
                        "DTSTART:20240101T100000Z",
                        "EXDATE:20240102T100000Z,20240103T100000Z",
                        "RDATE;VALUE=PERIOD:20240104T100000Z/20240104T110000Z,20240105T100000Z/PT1H");
        assertThat(merge.definitions()).isEmpty();
    }

    @Test
    void lets_times_of_an_unknown_zone_float() {
        CalendarObject object = event(
                "a",
                Map.of(),
                "DTSTART;TZID=Nowhere/Middle:20240101T100000",
                "RRULE:FREQ=DAILY;UNTIL=20240105T090000Z",
                "DTEND;TZID=Europe/Berlin:20240101T110000");

        assertThat(lines(merge.admit(object)))
                .contains(
                        "DTSTART:20240101T100000",
                        "RRULE:FREQ=DAILY;UNTIL=20240105T235959",
                        "DTEND;TZID=Europe/Berlin:20240101T110000");
        assertThat(ids()).containsExactly("Europe/Berlin");
        assertThat(repairs.counts()).containsExactly(Map.entry(RepairKind.ZONE_UNKNOWN, 1));
    }

    @Test
    void drops_a_tzid_from_dates_and_utc_times() {
        CalendarObject object = event(
                "a",
                Map.of(),
                "DTSTART;VALUE=DATE;TZID=Europe/Berlin:20240101",
                "RECURRENCE-ID;TZID=Europe/Berlin:20240101T100000Z");

        assertThat(lines(merge.admit(object)))
                .contains("DTSTART;VALUE=DATE:20240101", "RECURRENCE-ID:20240101T100000Z");
    }

    @Test
    void rewrites_nested_components_too() {
        Component alarm = Component.of("VALARM", ContentLine.of("X-AT;TZID=Eastern Standard Time 1:20240101T100000"));
        Component event = new Component("VEVENT", List.of(ContentLine.of("UID:a")), List.of(alarm));

        CalendarObject admitted = merge.admit(new CalendarObject("a", List.of(event), Map.of()));

        assertThat(admitted.components().getFirst().children().getFirst().lines())
                .containsExactly(ContentLine.of("X-AT;TZID=America/New_York:20240101T100000"));
    }

    private void admit(CalendarObject object) {
        assertThat(merge.admit(object).zones()).isEmpty();
    }

    private List<String> ids() {
        return merge.definitions().stream()
                .map(definition -> definition.value("TZID").orElseThrow())
                .toList();
    }

    private static List<String> lines(CalendarObject object) {
        return object.components().stream()
                .flatMap(component -> component.lines().stream())
                .map(ContentLine::toString)
                .toList();
    }

    private static CalendarObject event(String uid, Map<String, Component> zones, String... lines) {
        List<ContentLine> all = new ArrayList<>(List.of(ContentLine.of("UID:" + uid)));
        Arrays.stream(lines).map(ContentLine::of).forEach(all::add);
        return new CalendarObject(uid, List.of(new Component("VEVENT", all, List.of())), zones);
    }

    private static Component fixed(String tzid, String offset) {
        Component standard = Component.of(
                "STANDARD",
                ContentLine.of("DTSTART:19700101T000000"),
                ContentLine.of("TZOFFSETFROM:" + offset),
                ContentLine.of("TZOFFSETTO:" + offset));
        return new Component("VTIMEZONE", List.of(ContentLine.of("TZID:" + tzid)), List.of(standard));
    }
}
