package org.caldavsync.icalendar.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.ContentLine;
import org.junit.jupiter.api.Test;

class VTimeZoneTest {
    private static final Component WINTER = part(
            "STANDARD",
            "DTSTART:16010101T030000",
            "TZOFFSETFROM:+0200",
            "TZOFFSETTO:+0100",
            "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10");
    private static final Component SUMMER = part(
            "DAYLIGHT",
            "DTSTART:16010101T020000",
            "TZOFFSETFROM:+0100",
            "TZOFFSETTO:+0200",
            "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3");

    @Test
    void reads_what_outlook_writes() {
        VTimeZone zone = VTimeZone.read(zone(WINTER, SUMMER)).orElseThrow();

        assertThat(zone.yearsContradicting(ZoneId.of("Europe/Berlin").getRules())
                        .nextSetBit(1996))
                .isNegative();
        assertThat(offset(zone, "2024-03-31T00:59:59Z")).isEqualTo("+01:00");
        assertThat(offset(zone, "2024-03-31T01:00:00Z")).isEqualTo("+02:00");
    }

    @Test
    void tells_in_which_years_winter_or_summer_contradict_another_zone() {
        ZoneRules london = ZoneId.of("Europe/London").getRules();
        ZoneRules istanbul = ZoneId.of("Europe/Istanbul").getRules();
        VTimeZone athens = VTimeZone.read(VTimeZoneWriter.write(ZoneId.of("Europe/Athens"), YearSpan.from(2000)))
                .orElseThrow();

        assertThat(athens.yearsContradicting(london).get(2024)).isTrue();
        assertThat(athens.yearsContradicting(istanbul).get(2014)).isFalse();
        assertThat(athens.yearsContradicting(istanbul).get(2017)).isTrue();
    }

    @Test
    void a_law_that_was_changed_since_contradicts_nothing() {
        VTimeZone beforeTheChangeOf2007 = VTimeZone.read(zone(
                        part(
                                "DAYLIGHT",
                                "DTSTART:19870405T020000",
                                "RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU",
                                "TZOFFSETFROM:-0500",
                                "TZOFFSETTO:-0400"),
                        part(
                                "STANDARD",
                                "DTSTART:19871025T020000",
                                "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
                                "TZOFFSETFROM:-0400",
                                "TZOFFSETTO:-0500")))
                .orElseThrow();

        assertThat(beforeTheChangeOf2007
                        .yearsContradicting(ZoneId.of("America/New_York").getRules())
                        .isEmpty())
                .isTrue();
    }

    @Test
    void a_list_of_a_few_changes_contradicts_nothing_outside_them() {
        VTimeZone oneWinter = VTimeZone.read(zone(
                        part("STANDARD", "DTSTART:20161106T020000", "TZOFFSETFROM:+0000", "TZOFFSETTO:-0600"),
                        part("DAYLIGHT", "DTSTART:20170312T020000", "TZOFFSETFROM:-0600", "TZOFFSETTO:-0500")))
                .orElseThrow();

        assertThat(oneWinter
                        .yearsContradicting(ZoneId.of("America/Chicago").getRules())
                        .isEmpty())
                .isTrue();
        assertThat(oneWinter
                        .yearsContradicting(ZoneId.of("Europe/Berlin").getRules())
                        .get(2017))
                .isTrue();
    }

    @Test
    void holds_the_first_offset_before_and_the_last_one_after() {
        VTimeZone zone = VTimeZone.read(zone(
                        part("STANDARD", "DTSTART:20100101T000000", "TZOFFSETFROM:+0300", "TZOFFSETTO:+0400"),
                        part("STANDARD", "DTSTART:20200101T000000", "TZOFFSETFROM:+0400", "TZOFFSETTO:+0530")))
                .orElseThrow();

        assertThat(offset(zone, "1900-01-01T00:00:00Z")).isEqualTo("+03:00");
        assertThat(offset(zone, "2015-01-01T00:00:00Z")).isEqualTo("+04:00");
        assertThat(offset(zone, "2500-01-01T00:00:00Z")).isEqualTo("+05:30");
    }

    @Test
    void reads_single_dates_and_rules_that_end() {
        VTimeZone zone = VTimeZone.read(zone(
                        part(
                                "DAYLIGHT",
                                "DTSTART:20000326T020000",
                                "RDATE:20010325T020000,20020331T010000Z",
                                "TZOFFSETFROM:+0100",
                                "TZOFFSETTO:+0200"),
                        part(
                                "STANDARD",
                                "DTSTART:20001029T030000",
                                "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20021027T010000Z",
                                "TZOFFSETFROM:+0200",
                                "TZOFFSETTO:+0100")))
                .orElseThrow();

        assertThat(offset(zone, "2001-07-01T00:00:00Z")).isEqualTo("+02:00");
        assertThat(offset(zone, "2002-03-31T01:00:00Z")).isEqualTo("+02:00");
        assertThat(offset(zone, "2002-10-27T01:00:00Z")).isEqualTo("+01:00");
        assertThat(offset(zone, "2003-07-01T00:00:00Z")).isEqualTo("+01:00");
    }

    @Test
    void defines_nothing_without_a_readable_observance() {
        assertThat(VTimeZone.read(zone())).isEmpty();
        assertThat(VTimeZone.read(zone(part("STANDARD", "DTSTART:20000101T000000", "TZOFFSETTO:west"))))
                .isEmpty();
        assertThat(VTimeZone.read(zone(part("STANDARD", "DTSTART:20000101T000000", "TZOFFSETTO:+9900"))))
                .isEmpty();
    }

    @Test
    void does_not_walk_the_rules_of_a_hostile_definition() {
        List<Component> many = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            many.add(SUMMER);
        }
        Component seconds = part(
                "STANDARD", "DTSTART:16010101T000000", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100", "RRULE:FREQ=SECONDLY");

        assertThat(VTimeZone.read(zone(many.toArray(Component[]::new)))).isEmpty();
        assertThat(VTimeZone.read(zone(seconds)).orElseThrow().rules().getTransitions())
                .hasSize(1);
    }

    private static String offset(VTimeZone zone, String instant) {
        return zone.rules().getOffset(Instant.parse(instant)).toString();
    }

    private static Component zone(Component... parts) {
        return new Component("VTIMEZONE", List.of(ContentLine.of("TZID:Mine")), List.of(parts));
    }

    private static Component part(String name, String... lines) {
        return new Component(name, Arrays.stream(lines).map(ContentLine::of).toList(), List.of());
    }
}
