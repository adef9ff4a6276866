package org.caldavsync.server.destination.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.caldavsync.icalendar.CalendarObject;
import org.caldavsync.icalendar.CalendarParser;
import org.caldavsync.icalendar.Limits;
import org.caldavsync.icalendar.ParseResult;
import org.caldavsync.server.run.RunItem.Change;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    @Test
    void tells_before_and_after_of_what_differs() {
        assertThat(difference("SUMMARY:Lunch\nDURATION:PT1H", "SUMMARY:Lunch\\, late\nDURATION:PT2H"))
                .containsExactly(new Change("DURATION", "PT1H", "PT2H"), new Change("SUMMARY", "Lunch", "Lunch, late"));
        assertThat(difference("LOCATION:Room", "SUMMARY:Lunch"))
                .containsExactly(new Change("LOCATION", "Room", null), new Change("SUMMARY", null, "Lunch"));
    }

    @Test
    void is_silent_about_another_spelling_of_the_same() {
        assertThat(difference("DURATION:PT1H30M", "DURATION:PT90M")).isEmpty();
        assertThat(difference("DURATION:P1W", "DURATION:P7D")).isEmpty();
        assertThat(difference("RRULE:FREQ=DAILY;INTERVAL=1;COUNT=3", "RRULE:COUNT=3;FREQ=DAILY"))
                .isEmpty();
        assertThat(difference(
                        "EXDATE:20260102T090000Z\nEXDATE:20260103T090000Z",
                        "EXDATE:20260103T090000Z\nEXDATE:20260102T090000Z"))
                .isEmpty();
        assertThat(difference(alarm("-PT60M"), alarm("-PT1H"))).isEmpty();
    }

    @Test
    void tells_a_day_from_24_hours_and_an_alarm_before_from_one_after() {
        assertThat(difference("DURATION:P1D", "DURATION:PT24H")).hasSize(1);
        assertThat(difference(alarm("-PT1H"), alarm("PT1H"))).containsExactly(new Change("VALARM", "-PT1H", "PT1H"));
    }

    private static String alarm(String trigger) {
        return "BEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:x\nTRIGGER:" + trigger + "\nEND:VALARM";
    }

    private static List<Change> difference(String before, String after) {
        return Difference.between(event(before), event(after));
    }

    private static CalendarObject event(String lines) {
        String text = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//t//EN\nBEGIN:VEVENT\nUID:a\nDTSTAMP:20260101T000000Z\n"
                + "DTSTART:20260101T090000Z\n" + lines + "\nEND:VEVENT\nEND:VCALENDAR\n";
        ParseResult result = new CalendarParser(Limits.standard(), List.of())
                .parse(text.replace("\n", "\r\n").getBytes(UTF_8));
        return ((ParseResult.Parsed) result).objects().getFirst();
    }
}
