package org.caldavsync.server.destination.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.caldavsync.icalendar.CalendarObject;
import org.caldavsync.icalendar.CalendarParser;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.Limits;
import org.caldavsync.icalendar.ParseResult;
import org.caldavsync.icalendar.recur.Occurrence;
import org.caldavsync.icalendar.recur.Occurrences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FallbacksTest {
    private static CalendarObject object(String... components) {
        String text =
                "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\n" + String.join("", components) + "END:VCALENDAR\n";
        ParseResult.Parsed parsed =
                (ParseResult.Parsed) new CalendarParser(Limits.standard(), List.of()).parse(text.getBytes(UTF_8));
        return parsed.objects().getFirst();
    }

    private static String event(String more) {
        return "BEGIN:VEVENT\nUID:a\nDTSTAMP:20260101T000000Z\n" + more + "END:VEVENT\n";
    }

    @Test
    void overrides_without_a_master_get_one_of_their_instances() {
        CalendarObject lonely = object(
                event(
                        "RECURRENCE-ID:20300107T100000Z\nDTSTART:20300107T120000Z\nDTEND:20300107T130000Z\nSUMMARY:One\n"),
                event(
                        "RECURRENCE-ID:20300108T100000Z\nDTSTART:20300108T150000Z\nDTEND:20300108T160000Z\nSUMMARY:Two\n"));

        List<CalendarObject> forms = Fallbacks.simpler(lonely);

        assertThat(forms).hasSize(1);
        CalendarObject form = forms.getFirst();
        assertThat(form.master()).isPresent();
        assertThat(form.overrides()).isEqualTo(lonely.overrides());
        assertThat(form.master().orElseThrow().value("RDATE")).contains("20300108T100000Z");
        assertThat(starts(form))
                .containsExactly(Instant.parse("2030-01-07T12:00:00Z"), Instant.parse("2030-01-08T15:00:00Z"));
    }

    @Test
    void a_master_is_in_the_zone_of_the_instance() {
        CalendarObject lonely = object(event("""
                RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20300107T100000
                DTSTART;TZID=Europe/Berlin:20300107T120000
                SUMMARY:One
                """));

        Component master = Fallbacks.simpler(lonely).getFirst().master().orElseThrow();

        assertThat(master.first("DTSTART").orElseThrow().toString())
                .isEqualTo("DTSTART;TZID=Europe/Berlin:20300107T100000");
    }

    private static List<Instant> starts(CalendarObject object) {
        Instant from = Instant.parse("2030-01-01T00:00:00Z");
        return Occurrences.of(object, _ -> Optional.empty(), ZoneOffset.UTC)
                .between(from, from.plusSeconds(30 * 86_400), 10)
                .stream()
                .map(Occurrence::start)
                .toList();
    }

    @Test
    void reminders_are_left_out_last() {
        CalendarObject reminded =
                object(event("DTSTART:20300107T120000Z\nBEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT5M\nEND:VALARM\n"));

        List<CalendarObject> forms = Fallbacks.simpler(reminded);

        assertThat(forms).hasSize(1);
        Component event = forms.getFirst().components().getFirst();
        assertThat(event.children()).isEmpty();
        assertThat(event.lines()).isEqualTo(reminded.components().getFirst().lines());
    }

    @Test
    void a_plain_event_has_no_simpler_form() {
        assertThat(Fallbacks.simpler(object(event("DTSTART:20300107T120000Z\n"))))
                .isEmpty();
    }

    @Test
    void attachments_go_and_long_texts_are_cut() {
        CalendarObject large = object(event("DTSTART:20300107T120000Z\nSUMMARY:Kept\nATTACH:https://x.example/"
                + "a".repeat(100) + "\nDESCRIPTION:" + "d".repeat(20_000) + "\n"));

        Component event = Fallbacks.smaller(large).orElseThrow().components().getFirst();

        assertThat(event.first("ATTACH")).isEmpty();
        assertThat(event.value("SUMMARY")).contains("Kept");
        assertThat(event.value("DESCRIPTION").orElseThrow()).hasSize(8_001).endsWith("d…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\n", "\\,", "\\\\", "😀"})
    void what_is_cut_stays_whole_in_itself(String unit) {
        for (int before = 0; before < unit.length() * 2; before++) {
            String text = "x".repeat(before) + unit.repeat(8_000);

            String cut = Fallbacks.smaller(object(event("DTSTART:20300107T120000Z\nDESCRIPTION:" + text + "\n")))
                    .orElseThrow()
                    .components()
                    .getFirst()
                    .value("DESCRIPTION")
                    .orElseThrow();

            assertThat(cut.substring(before, cut.length() - 1).replace(unit, ""))
                    .isEmpty();
        }
    }

    @Test
    void what_is_small_has_no_smaller_form() {
        assertThat(Fallbacks.smaller(object(event("DTSTART:20300107T120000Z\nDESCRIPTION:short\n"))))
                .isEmpty();
    }
}
