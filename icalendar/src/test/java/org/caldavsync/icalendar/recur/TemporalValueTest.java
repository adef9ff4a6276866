package org.caldavsync.icalendar.recur;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.recur.TemporalValue.Date;
import org.caldavsync.icalendar.recur.TemporalValue.Floating;
import org.caldavsync.icalendar.recur.TemporalValue.Utc;
import org.caldavsync.icalendar.recur.TemporalValue.Zoned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemporalValueTest {
    private static final LocalDateTime TEN = LocalDateTime.of(2024, 7, 1, 10, 0);

    @Test
    void knows_a_date_and_the_three_forms_of_a_time() {
        assertThat(TemporalValue.of(ContentLine.of("DTSTART;VALUE=DATE:20240701")))
                .contains(new Date(LocalDate.of(2024, 7, 1)));
        assertThat(TemporalValue.of(ContentLine.of("DTSTART:20240701T100000"))).contains(new Floating(TEN));
        assertThat(TemporalValue.of(ContentLine.of("DTSTART:20240701T100000Z")))
                .contains(new Utc(Instant.parse("2024-07-01T10:00:00Z")));
        assertThat(TemporalValue.of(ContentLine.of("DTSTART;TZID=\"A: B\":20240701T100000")))
                .contains(new Zoned(TEN, "A: B"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"20240701T100000", " 20240701t1000 ", "2024-07-01T10:00:00", "2024-07-01 10:00:00.000"})
    void forgives_other_spellings(String text) {
        assertThat(TemporalValue.of(ContentLine.of("DTSTART:" + text))).contains(new Floating(TEN));
    }

    @Test
    void reads_leap_seconds_and_the_end_of_the_day() {
        assertThat(TemporalValue.of(ContentLine.of("DTSTART:20161231T235960Z")))
                .contains(new Utc(Instant.parse("2016-12-31T23:59:59Z")));
        assertThat(TemporalValue.of(ContentLine.of("DTSTART:20240630T240000")))
                .contains(new Floating(LocalDateTime.of(2024, 7, 1, 0, 0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tomorrow", "20240230", "20241301T000000", "20240701T250000", "99999999999999999999"})
    void does_not_guess(String text) {
        assertThat(TemporalValue.of(ContentLine.of("DTSTART:" + text))).isEmpty();
    }

    @Test
    void believes_the_z_and_not_the_zone() {
        assertThat(TemporalValue.of(ContentLine.of("DTSTART;TZID=Europe/Berlin:20240701T100000Z")))
                .contains(new Utc(Instant.parse("2024-07-01T10:00:00Z")));
    }

    @Test
    void reads_what_it_can_of_a_list() {
        assertThat(TemporalValue.allOf(ContentLine.of("RDATE:20240701T100000Z,oops,20240702,20240703T100000Z/PT1H")))
                .containsExactly(
                        new Utc(Instant.parse("2024-07-01T10:00:00Z")),
                        new Date(LocalDate.of(2024, 7, 2)),
                        new Utc(Instant.parse("2024-07-03T10:00:00Z")));
    }

    @Test
    void reads_a_time_in_the_gap_with_the_offset_before_it_and_the_first_of_two_equal_ones() {
        ZoneRules rules = ZoneId.of("Europe/Berlin").getRules();

        assertThat(TemporalValue.instant(LocalDateTime.of(2024, 3, 31, 2, 30), rules))
                .isEqualTo("2024-03-31T01:30:00Z");
        assertThat(TemporalValue.instant(LocalDateTime.of(2024, 10, 27, 2, 30), rules))
                .isEqualTo("2024-10-27T00:30:00Z");
    }
}
