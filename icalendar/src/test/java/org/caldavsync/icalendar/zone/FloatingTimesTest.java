package org.caldavsync.icalendar.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caldavsync.icalendar.CalendarObject;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.ContentLine;
import org.junit.jupiter.api.Test;

class FloatingTimesTest {
    private final FloatingTimes berlin = FloatingTimes.in(ZoneId.of("Europe/Berlin"));

    @Test
    void places_every_floating_time_of_an_event() {
        assertThat(placed(
                        "DTSTART:20260701T090000",
                        "DTEND:20260701T100000",
                        "EXDATE:20260702T090000,20260703T090000",
                        "RDATE;VALUE=PERIOD:20260801T090000/PT1H"))
                .containsExactly(
                        "DTSTART;TZID=Europe/Berlin:20260701T090000",
                        "DTEND;TZID=Europe/Berlin:20260701T100000",
                        "EXDATE;TZID=Europe/Berlin:20260702T090000,20260703T090000",
                        "RDATE;VALUE=PERIOD;TZID=Europe/Berlin:20260801T090000/PT1H");
    }

    @Test
    void leaves_dates_and_times_that_have_a_zone_alone() {
        String[] lines = {
            "DTSTART;VALUE=DATE:20260701",
            "DTEND:20260701T100000Z",
            "RECURRENCE-ID;TZID=Asia/Tokyo:20260701T100000",
            "EXDATE:20260701T100000,20260702T100000Z",
            "SUMMARY:20260701T100000"
        };

        assertThat(placed(lines)).containsExactly(lines);
    }

    @Test
    void ends_the_rule_at_the_same_moment_in_utc() {
        assertThat(placed("DTSTART:20260701T090000", "RRULE:FREQ=DAILY;UNTIL=20260710T090000;INTERVAL=2"))
                .contains("RRULE:FREQ=DAILY;UNTIL=20260710T070000Z;INTERVAL=2");
        assertThat(placed("DTSTART:20260701T090000", "RRULE:FREQ=DAILY;UNTIL=20260710T090000Z"))
                .contains("RRULE:FREQ=DAILY;UNTIL=20260710T090000Z");
        assertThat(placed("DTSTART;VALUE=DATE:20260701", "RRULE:FREQ=DAILY;UNTIL=20260710"))
                .contains("RRULE:FREQ=DAILY;UNTIL=20260710");
    }

    private List<String> placed(String... lines) {
        List<ContentLine> content = new ArrayList<>(List.of(ContentLine.of("UID:a")));
        for (String line : lines) {
            content.add(ContentLine.of(line));
        }
        CalendarObject object = new CalendarObject("a", List.of(new Component("VEVENT", content, List.of())), Map.of());
        List<ContentLine> placed = berlin.apply(object).components().getFirst().lines();
        return placed.stream().skip(1).map(ContentLine::toString).toList();
    }
}
