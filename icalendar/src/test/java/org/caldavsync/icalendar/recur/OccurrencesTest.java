package org.caldavsync.icalendar.recur;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caldavsync.icalendar.CalendarObject;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.ContentLine;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OccurrencesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneLookup ZONES = tzid -> Optional.of(ZoneId.of(tzid).getRules());
    private static final Instant BEFORE_ALL = Instant.MIN;
    private static final Instant AFTER_ALL = Instant.MAX;

    @Nested
    class Without_a_rule {
        @Test
        void an_event_lasts_from_its_start_to_its_end() {
            Occurrences occurrences =
                    of("DTSTART;TZID=Europe/Berlin:20240701T100000", "DTEND;TZID=Europe/London:20240701T110000");

            assertThat(spans(occurrences)).containsExactly("2024-07-01T08:00:00Z/2024-07-01T10:00:00Z");
            assertThat(occurrences.first().map(Occurrence::start)).contains(Instant.parse("2024-07-01T08:00:00Z"));
            assertThat(occurrences.lastEnd()).contains(Instant.parse("2024-07-01T10:00:00Z"));
            assertThat(occurrences.endsAfter(Instant.parse("2024-07-01T09:59:59Z")))
                    .isTrue();
            assertThat(occurrences.endsAfter(Instant.parse("2024-07-01T10:00:00Z")))
                    .isFalse();
        }

        @Test
        void a_day_without_end_is_one_day_of_the_zone_asked_for() {
            assertThat(spans(of("DTSTART;VALUE=DATE:20240331")))
                    .containsExactly("2024-03-30T23:00:00Z/2024-03-31T22:00:00Z all day");
        }

        @Test
        void days_end_before_their_end_date() {
            assertThat(spans(of("DTSTART;VALUE=DATE:20240331", "DTEND;VALUE=DATE:20240402")))
                    .containsExactly("2024-03-30T23:00:00Z/2024-04-01T22:00:00Z all day");
            assertThat(spans(of("DTSTART;VALUE=DATE:20240701", "DTEND;VALUE=DATE:20240701")))
                    .containsExactly("2024-06-30T22:00:00Z/2024-07-01T22:00:00Z all day");
        }

        @Test
        void a_duration_counts_days_on_the_wall_clock_and_hours_exactly() {
            assertThat(spans(of("DTSTART;TZID=Europe/Berlin:20240330T120000", "DURATION:P1D")))
                    .containsExactly("2024-03-30T11:00:00Z/2024-03-31T10:00:00Z");
            assertThat(spans(of("DTSTART;TZID=Europe/Berlin:20240330T120000", "DURATION:PT24H")))
                    .containsExactly("2024-03-30T11:00:00Z/2024-03-31T11:00:00Z");
        }

        @Test
        void a_time_without_end_and_one_with_an_end_before_it_have_no_length() {
            assertThat(spans(of("DTSTART:20240701T100000Z")))
                    .containsExactly("2024-07-01T10:00:00Z/2024-07-01T10:00:00Z");
            assertThat(spans(of("DTSTART:20240701T100000Z", "DTEND:20240701T090000Z")))
                    .containsExactly("2024-07-01T10:00:00Z/2024-07-01T10:00:00Z");
        }

        @Test
        void a_floating_time_is_in_the_zone_asked_for() {
            assertThat(spans(of("DTSTART:20240701T100000", "DURATION:PT1H")))
                    .containsExactly("2024-07-01T08:00:00Z/2024-07-01T09:00:00Z");
        }

        @Test
        void a_task_is_at_its_due_time() {
            Component task = Component.of("VTODO", ContentLine.of("UID:u"), ContentLine.of("DUE:20240701T100000Z"));

            assertThat(spans(occurrences(task))).containsExactly("2024-07-01T10:00:00Z/2024-07-01T10:00:00Z");
        }

        @Test
        void what_cannot_be_read_may_go_on_for_ever() {
            Occurrences occurrences = of("DTSTART:tomorrow");

            assertThat(occurrences.endsAfter(AFTER_ALL)).isTrue();
            assertThat(occurrences.first()).isEmpty();
            assertThat(occurrences.lastEnd()).isEmpty();
            assertThat(spans(occurrences)).isEmpty();
        }
    }

    @Nested
    class With_a_rule {
        @Test
        void the_wall_clock_stays_the_same_across_a_change_of_offset() {
            assertThat(spans(of(
                            "DTSTART;TZID=America/New_York:20240309T090000",
                            "DTEND;TZID=America/New_York:20240309T100000",
                            "RRULE:FREQ=DAILY;COUNT=3")))
                    .containsExactly(
                            "2024-03-09T14:00:00Z/2024-03-09T15:00:00Z",
                            "2024-03-10T13:00:00Z/2024-03-10T14:00:00Z",
                            "2024-03-11T13:00:00Z/2024-03-11T14:00:00Z");
        }

        @Test
        void a_time_in_the_gap_is_read_with_the_offset_before_it() {
            assertThat(spans(of("DTSTART;TZID=America/New_York:20240309T023000", "RRULE:FREQ=DAILY;COUNT=3")))
                    .containsExactly(
                            "2024-03-09T07:30:00Z/2024-03-09T07:30:00Z",
                            "2024-03-10T07:30:00Z/2024-03-10T07:30:00Z",
                            "2024-03-11T06:30:00Z/2024-03-11T06:30:00Z");
        }

        @Test
        void of_two_equal_times_the_first_is_meant() {
            assertThat(spans(of("DTSTART;TZID=America/New_York:20241102T013000", "RRULE:FREQ=DAILY;COUNT=3")))
                    .containsExactly(
                            "2024-11-02T05:30:00Z/2024-11-02T05:30:00Z",
                            "2024-11-03T05:30:00Z/2024-11-03T05:30:00Z",
                            "2024-11-04T06:30:00Z/2024-11-04T06:30:00Z");
        }

        @Test
        void until_in_utc_ends_a_series_in_a_zone_on_the_instant() {
            String start = "DTSTART;TZID=America/New_York:20240701T200000";

            assertThat(spans(of(start, "RRULE:FREQ=DAILY;UNTIL=20240703T000000Z")))
                    .hasSize(2);
            assertThat(spans(of(start, "RRULE:FREQ=DAILY;UNTIL=20240702T235959Z")))
                    .hasSize(1);
        }

        @Test
        void until_as_a_date_includes_the_whole_day() {
            assertThat(spans(of("DTSTART;TZID=America/New_York:20240701T200000", "RRULE:FREQ=DAILY;UNTIL=20240703")))
                    .hasSize(3);
            assertThat(spans(of("DTSTART;VALUE=DATE:20240701", "RRULE:FREQ=DAILY;UNTIL=20240703")))
                    .hasSize(3);
            assertThat(spans(of("DTSTART;VALUE=DATE:20240701", "RRULE:FREQ=DAILY;UNTIL=20240703T220000Z")))
                    .hasSize(3);
        }

        @Test
        void a_rule_that_ends_before_it_starts_never_happens() {
            Occurrences occurrences = of("DTSTART:20240701T100000Z", "RRULE:FREQ=DAILY;UNTIL=20240601T100000Z");

            assertThat(spans(occurrences)).isEmpty();
            assertThat(occurrences.endsAfter(BEFORE_ALL)).isFalse();
            assertThat(occurrences.first()).isEmpty();
        }

        @Test
        void extra_dates_are_added_and_exceptions_taken_out() {
            assertThat(spans(of(
                            "DTSTART;TZID=Europe/Berlin:20240701T100000",
                            "DURATION:PT1H",
                            "RRULE:FREQ=WEEKLY;COUNT=4",
                            "EXDATE;TZID=Europe/Berlin:20240708T100000",
                            "EXDATE:20240715T080000Z",
                            "RDATE;TZID=Europe/Berlin:20240702T120000,20240701T100000",
                            "RDATE;VALUE=PERIOD:20240703T100000Z/PT2H,20240704T100000Z/20240704T103000Z")))
                    .containsExactly(
                            "2024-07-01T08:00:00Z/2024-07-01T09:00:00Z",
                            "2024-07-02T10:00:00Z/2024-07-02T11:00:00Z",
                            "2024-07-03T10:00:00Z/2024-07-03T12:00:00Z",
                            "2024-07-04T10:00:00Z/2024-07-04T10:30:00Z",
                            "2024-07-22T08:00:00Z/2024-07-22T09:00:00Z");
        }

        @Test
        void a_date_as_exception_of_a_timed_series_takes_out_that_day() {
            assertThat(spans(of(
                            "DTSTART;TZID=Europe/Berlin:20240701T003000",
                            "RRULE:FREQ=DAILY;COUNT=3",
                            "EXDATE;VALUE=DATE:20240702")))
                    .containsExactly(
                            "2024-06-30T22:30:00Z/2024-06-30T22:30:00Z", "2024-07-02T22:30:00Z/2024-07-02T22:30:00Z");
        }

        @Test
        void a_series_of_days_follows_the_calendar() {
            assertThat(spans(of(
                            "DTSTART;VALUE=DATE:20240330",
                            "RRULE:FREQ=DAILY;COUNT=3;BYHOUR=9",
                            "EXDATE;VALUE=DATE:20240331")))
                    .containsExactly(
                            "2024-03-29T23:00:00Z/2024-03-30T23:00:00Z all day",
                            "2024-03-31T22:00:00Z/2024-04-01T22:00:00Z all day");
        }

        @Test
        void a_series_without_end_goes_on() {
            Occurrences birthday = of("DTSTART;VALUE=DATE:19040229", "RRULE:FREQ=YEARLY");

            assertThat(birthday.endsAfter(Instant.parse("2026-11-22T00:00:00Z")))
                    .isTrue();
            assertThat(birthday.lastEnd()).isEmpty();
            assertThat(birthday.between(Instant.parse("2026-01-01T00:00:00Z"), AFTER_ALL, 2))
                    .extracting(Occurrence::start)
                    .containsExactly(Instant.parse("2028-02-28T23:00:00Z"), Instant.parse("2032-02-28T23:00:00Z"));
        }

        @Test
        void a_series_that_ended_has_a_last_end() {
            assertThat(of("DTSTART:20200101T100000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;UNTIL=20240101T000000Z")
                            .lastEnd())
                    .contains(Instant.parse("2023-12-27T11:00:00Z"));
            assertThat(of("DTSTART:20200101T100000Z", "RRULE:FREQ=SECONDLY;UNTIL=20240101T000000Z")
                            .lastEnd())
                    .contains(Instant.parse("2024-01-01T00:00:00Z"));
            assertThat(of("DTSTART:20200229T100000Z", "RRULE:FREQ=YEARLY;COUNT=3")
                            .lastEnd())
                    .contains(Instant.parse("2028-02-29T10:00:00Z"));
        }

        @Test
        void a_long_occurrence_that_began_before_is_still_on() {
            Occurrences week = of("DTSTART:20240101T000000Z", "DURATION:P20D", "RRULE:FREQ=MONTHLY;COUNT=3");

            assertThat(week.between(Instant.parse("2024-02-20T00:00:00Z"), Instant.parse("2024-02-21T00:00:00Z"), 9))
                    .extracting(Occurrence::start)
                    .containsExactly(Instant.parse("2024-02-01T00:00:00Z"));
            assertThat(week.endsAfter(Instant.parse("2024-03-20T00:00:00Z"))).isTrue();
            assertThat(week.endsAfter(Instant.parse("2024-03-21T00:00:00Z"))).isFalse();
        }

        @Test
        void only_exceptions_left_means_it_is_over() {
            Occurrences occurrences = of(
                    "DTSTART:20240101T100000Z", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20240102T100000Z,20240103T100000Z");

            assertThat(occurrences.endsAfter(Instant.parse("2024-01-01T12:00:00Z")))
                    .isFalse();
            assertThat(occurrences.lastEnd()).contains(Instant.parse("2024-01-01T10:00:00Z"));
        }

        @Test
        void a_rule_that_cannot_be_read_may_go_on_for_ever() {
            Occurrences occurrences = of("DTSTART:20240101T100000Z", "RRULE:FREQ=DAILY;UNTIL=INVALID DATE");

            assertThat(occurrences.endsAfter(AFTER_ALL)).isTrue();
            assertThat(occurrences.lastEnd()).isEmpty();
            assertThat(occurrences.first().map(Occurrence::start)).contains(Instant.parse("2024-01-01T10:00:00Z"));
        }

        @Test
        void too_much_work_means_it_may_go_on_for_ever() {
            List<String> lines = new ArrayList<>(List.of("DTSTART:19700101T000000Z"));
            for (int i = 0; i < 500; i++) {
                lines.add("RRULE:FREQ=SECONDLY;COUNT=1000000000;BYDAY=MO");
            }

            Occurrences occurrences = of(lines.toArray(String[]::new));

            assertThat(occurrences.endsAfter(Instant.parse("2026-01-01T00:00:00Z")))
                    .isTrue();
            assertThat(occurrences.lastEnd()).isEmpty();
        }
    }

    @Nested
    class With_overrides {
        private final Component master =
                event("DTSTART;TZID=Europe/Berlin:20240701T100000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=4");

        @Test
        void an_override_replaces_its_instance() {
            Component moved = event(
                    "RECURRENCE-ID;TZID=Europe/Berlin:20240702T100000", "DTSTART:20240710T100000Z", "DURATION:PT30M");

            Occurrences occurrences = occurrences(master, moved);

            assertThat(spans(occurrences))
                    .containsExactly(
                            "2024-07-01T08:00:00Z/2024-07-01T09:00:00Z",
                            "2024-07-03T08:00:00Z/2024-07-03T09:00:00Z",
                            "2024-07-04T08:00:00Z/2024-07-04T09:00:00Z",
                            "2024-07-10T10:00:00Z/2024-07-10T10:30:00Z");
            assertThat(occurrences.lastEnd()).contains(Instant.parse("2024-07-10T10:30:00Z"));
            assertThat(occurrences.between(Instant.parse("2024-07-05T00:00:00Z"), AFTER_ALL, 9))
                    .extracting(Occurrence::source)
                    .containsExactly(moved);
        }

        @Test
        void an_instance_named_in_utc_is_the_same() {
            Component moved = event("RECURRENCE-ID:20240702T080000Z", "DTSTART:20240702T090000Z");

            assertThat(spans(occurrences(master, moved)))
                    .contains("2024-07-02T09:00:00Z/2024-07-02T09:00:00Z")
                    .hasSize(4);
        }

        @Test
        void an_override_of_this_and_future_moves_the_rest_of_the_series() {
            Component later = event(
                    "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20240703T100000",
                    "DTSTART;TZID=Europe/Berlin:20240703T140000",
                    "DURATION:PT2H");

            Occurrences occurrences = occurrences(master, later);

            assertThat(spans(occurrences))
                    .containsExactly(
                            "2024-07-01T08:00:00Z/2024-07-01T09:00:00Z",
                            "2024-07-02T08:00:00Z/2024-07-02T09:00:00Z",
                            "2024-07-03T12:00:00Z/2024-07-03T14:00:00Z",
                            "2024-07-04T12:00:00Z/2024-07-04T14:00:00Z");
            assertThat(occurrences.lastEnd()).contains(Instant.parse("2024-07-04T14:00:00Z"));
        }

        @Test
        void single_instances_without_a_master_happen() {
            Component only = event("RECURRENCE-ID:20240702T080000Z", "DTSTART:20240702T090000Z", "DURATION:PT1H");

            Occurrences occurrences = occurrences(only);

            assertThat(spans(occurrences)).containsExactly("2024-07-02T09:00:00Z/2024-07-02T10:00:00Z");
            assertThat(occurrences.endsAfter(Instant.parse("2024-07-03T00:00:00Z")))
                    .isFalse();
        }
    }

    @Test
    void never_is_only_what_certainly_does_not_happen() {
        String start = "DTSTART:20240701T100000Z";
        assertThat(of(start, "RRULE:FREQ=DAILY;COUNT=1", "EXDATE:20240701T100000Z")
                        .isNever())
                .isTrue();
        assertThat(of(start, "RRULE:FREQ=DAILY;UNTIL=20240630T100000Z").isNever())
                .isTrue();
        assertThat(of(start, "EXDATE:20240701T100000Z").isNever()).isTrue();
        assertThat(of(start).isNever()).isFalse();
        assertThat(of(start, "RRULE:FREQ=DAILY").isNever()).isFalse();
        assertThat(of(start, "RRULE:FREQ=NONSENSE").isNever()).isFalse();
        assertThat(of("SUMMARY:no start").isNever()).isFalse();
        assertThat(of(start, "RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30").isNever())
                .isFalse();
    }

    @Test
    void a_limit_keeps_the_earliest() {
        Occurrences occurrences = of("DTSTART:20240701T100000Z", "RRULE:FREQ=HOURLY", "RDATE:20240701T103000Z");

        assertThat(occurrences.between(BEFORE_ALL, AFTER_ALL, 3))
                .extracting(Occurrence::start)
                .containsExactly(
                        Instant.parse("2024-07-01T10:00:00Z"),
                        Instant.parse("2024-07-01T10:30:00Z"),
                        Instant.parse("2024-07-01T11:00:00Z"));
    }

    @Test
    void a_span_includes_its_start_and_not_its_end() {
        Occurrences occurrences = of("DTSTART:20240701T100000Z");
        Instant start = Instant.parse("2024-07-01T10:00:00Z");

        assertThat(occurrences.between(start, start.plusSeconds(1), 9)).hasSize(1);
        assertThat(occurrences.between(start.minusSeconds(1), start, 9)).isEmpty();
    }

    private static List<String> spans(Occurrences occurrences) {
        return occurrences.between(BEFORE_ALL, AFTER_ALL, 100).stream()
                .map(each -> each.start() + "/" + each.end() + (each.allDay() ? " all day" : ""))
                .toList();
    }

    private static Occurrences of(String... lines) {
        return occurrences(event(lines));
    }

    private static Occurrences occurrences(Component... components) {
        return Occurrences.of(new CalendarObject("u", List.of(components), Map.of()), ZONES, BERLIN);
    }

    private static Component event(String... lines) {
        List<ContentLine> all = new ArrayList<>(List.of(ContentLine.of("UID:u")));
        for (String line : lines) {
            all.add(ContentLine.of(line));
        }
        return new Component("VEVENT", all, List.of());
    }
}
