package org.caldavsync.icalendar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.caldavsync.icalendar.Ics.broken;
import static org.caldavsync.icalendar.Ics.calendar;
import static org.caldavsync.icalendar.Ics.entries;
import static org.caldavsync.icalendar.Ics.event;
import static org.caldavsync.icalendar.Ics.lines;
import static org.caldavsync.icalendar.Ics.members;
import static org.caldavsync.icalendar.Ics.reader;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarReaderTest {

    private static Component only(String text) {
        return members(entries(text)).getFirst();
    }

    @Test
    void gives_the_entries_in_the_order_of_the_stream() {
        CalendarReader reader = reader(calendar("BEGIN:VEVENT", "UID:1", "END:VEVENT", "X-LATE:yes"));

        List<Entry> entries = entries(reader);

        assertThat(entries)
                .containsExactly(
                        new Entry.CalendarStart(),
                        new Entry.CalendarProperty(ContentLine.of("VERSION:2.0")),
                        new Entry.CalendarProperty(ContentLine.of("PRODID:-//Test//EN")),
                        new Entry.Member(Component.of("VEVENT", ContentLine.of("UID:1")), 4),
                        new Entry.CalendarProperty(ContentLine.of("X-LATE:yes")),
                        new Entry.CalendarEnd());
        assertThat(reader.complete()).isTrue();
        assertThat(reader.log().repairs()).isEmpty();
    }

    @Test
    void keeps_nested_components_and_their_uid_apart_from_the_event() {
        Component event = only(event("BEGIN:VALARM", "UID:alarm", "END:VALARM", "UID:event"));

        assertThat(event.value("UID")).contains("event");
        assertThat(event.children())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.value("UID")).contains("alarm"));
    }

    @Nested
    class Unfolding {

        @ParameterizedTest
        @ValueSource(strings = {"\r\n", "\n", "\r", "\r\r\n"})
        void takes_any_line_end(String lineEnd) {
            String text = event("UID:1", "SUMMARY:long\r\n er").replace("\r\n", lineEnd);

            assertThat(only(text).value("SUMMARY")).contains("longer");
        }

        @Test
        void takes_tabs_and_blank_lines_between_the_parts() {
            assertThat(only(event("SUMMARY:a\r\n\tb\r\n\r\n c", "", "UID:1")).lines())
                    .containsExactly(ContentLine.of("SUMMARY:abc"), ContentLine.of("UID:1"));
        }

        @Test
        void joins_a_character_cut_by_a_fold() {
            byte[] octets = event("SUMMARY:caf#").getBytes(UTF_8);
            byte[] cut = new String(octets, ISO_8859_1)
                    .replace("#", "\u00c3\r\n \u00a9")
                    .getBytes(ISO_8859_1);

            CalendarReader reader = reader(cut);

            assertThat(members(entries(reader)).getFirst().value("SUMMARY")).contains("café");
            assertThat(reader.log().repairs()).isEmpty();
        }

        @Test
        void folds_at_every_distance_from_the_buffer_end() {
            String padding = "X-PAD:" + "x".repeat(65_460);
            for (int shift = 0; shift < 80; shift++) {
                String text = calendar(padding + "y".repeat(shift), "BEGIN:VEVENT", "SUMMARY:a\r\n b", "END:VEVENT");

                assertThat(only(text).value("SUMMARY")).contains("ab");
            }
        }
    }

    @Nested
    class Charsets {
        private final String text = event("SUMMARY:Größe", "X:Ω");

        @Test
        void skips_a_byte_order_mark() {
            assertThat(only("\ufeff" + text).value("SUMMARY")).contains("Größe");
        }

        @Test
        void believes_a_byte_order_mark_rather_than_the_sender() {
            CalendarReader reader =
                    new CalendarReader(new ByteArrayInputStream(text.getBytes(UTF_16)), UTF_8, Limits.standard());

            assertThat(members(entries(reader)).getFirst().value("X")).contains("Ω");
        }

        @Test
        void reads_what_the_sender_declared() {
            byte[] octets = event("SUMMARY:Größe").getBytes(ISO_8859_1);

            CalendarReader reader = new CalendarReader(new ByteArrayInputStream(octets), ISO_8859_1, Limits.standard());

            assertThat(members(entries(reader)).getFirst().value("SUMMARY")).contains("Größe");
        }

        @Test
        void reads_octets_that_are_no_utf_8_as_windows_1252_and_says_so() {
            byte[] octets = event("SUMMARY:5 \u0080 f\u00fcr Größe").getBytes(ISO_8859_1);

            CalendarReader reader = reader(octets);

            assertThat(members(entries(reader)).getFirst().value("SUMMARY")).contains("5 € für Größe");
            assertThat(reader.log().repairs())
                    .containsExactly(new Repair(RepairKind.TRANSCODED, "", "SUMMARY:5 € für Größe"));
        }

        @Test
        void keeps_the_good_characters_of_a_line_with_one_bad_octet() {
            byte[] octets = event("SUMMARY:日本#").getBytes(UTF_8);
            byte[] bad = new String(octets, ISO_8859_1).replace('#', '\u00e9').getBytes(ISO_8859_1);

            assertThat(members(entries(reader(bad))).getFirst().value("SUMMARY"))
                    .contains("日本é");
        }

        @Test
        void removes_control_characters_but_keeps_tabs() {
            CalendarReader reader = reader(event("SUMMARY:a\u0000b\tc\u0007"));

            assertThat(members(entries(reader)).getFirst().lines()).containsExactly(ContentLine.of("SUMMARY:ab\tc"));
            assertThat(reader.log().counts()).containsEntry(RepairKind.CONTROL_CHARACTERS, 1);
        }
    }

    @Nested
    class Oddities {

        @Test
        void skips_text_around_the_calendars() {
            CalendarReader reader = reader("\n\n <!-- made by\nus --> " + calendar() + "bye\n" + calendar());

            assertThat(entries(reader)).hasSize(8);
            assertThat(reader.complete()).isTrue();
            assertThat(reader.log().repairs())
                    .extracting(Repair::detail)
                    .containsExactly("<!-- made by", "us -->", "bye");
        }

        @Test
        void takes_lower_case_names() {
            assertThat(only("begin:vcalendar\nbegin:vevent\nuid:1\nend:vevent\nend:vcalendar"))
                    .isEqualTo(new Component("VEVENT", List.of(ContentLine.of("uid:1")), List.of()));
        }

        @Test
        void joins_a_line_that_lost_its_fold() {
            String first = "DESCRIPTION:" + "x".repeat(63);

            assertThat(only(event(first, "yz is here, no colon")).lines())
                    .containsExactly(ContentLine.of(first + "yz is here, no colon"));
        }

        @Test
        void joins_the_lines_of_a_text_with_raw_line_breaks() {
            CalendarReader reader = reader(event("DESCRIPTION:Agenda", "first point", "See: the list", "UID:1"));

            assertThat(members(entries(reader)).getFirst().lines())
                    .containsExactly(
                            ContentLine.of("DESCRIPTION:Agenda\\nfirst point"),
                            ContentLine.of("See: the list"),
                            ContentLine.of("UID:1"));
            assertThat(reader.log().counts()).containsEntry(RepairKind.LINE_JOINED, 1);
        }

        @Test
        void leaves_out_a_property_without_a_value() {
            CalendarReader reader = reader(event("UID:1", "ORGANIZER;CN=Eve", "SUMMARY:x"));

            assertThat(members(entries(reader)).getFirst().lines())
                    .containsExactly(ContentLine.of("UID:1"), ContentLine.of("SUMMARY:x"));
            assertThat(reader.log().repairs())
                    .containsExactly(new Repair(RepairKind.STRAY_LINE, "", "ORGANIZER;CN=Eve"));
        }

        @Test
        void leaves_out_a_line_that_belongs_to_nothing() {
            CalendarReader reader = reader(event("lost words", "UID:1"));

            assertThat(members(entries(reader)).getFirst().lines()).containsExactly(ContentLine.of("UID:1"));
            assertThat(reader.log().repairs()).containsExactly(new Repair(RepairKind.STRAY_LINE, "", "lost words"));
        }

        @Test
        void splits_at_the_first_colon_when_a_quote_never_closes() {
            assertThat(only(event("ATTENDEE;CN=\"Eve:mailto:e@example.org")).value("ATTENDEE"))
                    .contains("mailto:e@example.org");
        }
    }

    @Nested
    class Damage {

        @Test
        void loses_only_the_event_without_an_end() {
            CalendarReader reader = reader(calendar(
                    "BEGIN:VEVENT",
                    "UID:1",
                    "BEGIN:VEVENT",
                    "UID:2",
                    "END:VEVENT",
                    "BEGIN:VEVENT",
                    "UID:3",
                    "END:VEVENT"));

            List<Entry> entries = entries(reader);

            assertThat(members(entries))
                    .extracting(event -> event.value("UID").orElseThrow())
                    .containsExactly("2", "3");
            assertThat(broken(entries)).containsExactly(new Entry.Broken("VEVENT", "1", "END:VEVENT is missing", 4));
            assertThat(reader.complete()).isFalse();
        }

        @Test
        void loses_only_the_event_whose_alarm_has_no_end() {
            List<Entry> entries = entries(calendar(
                    lines("BEGIN:VEVENT", "UID:1", "BEGIN:VALARM", "END:VEVENT").strip(),
                    "BEGIN:VEVENT",
                    "UID:2",
                    "END:VEVENT"));

            assertThat(members(entries)).hasSize(1);
            assertThat(broken(entries)).extracting(Entry.Broken::reason).containsExactly("END:VALARM is missing");
        }

        @Test
        void loses_only_the_event_with_an_end_too_many() {
            List<Entry> entries = entries(event("UID:1", "END:VALARM", "SUMMARY:x"));

            assertThat(broken(entries))
                    .containsExactly(new Entry.Broken("VEVENT", "1", "END:VALARM has no BEGIN:VALARM", 4));
        }

        @ParameterizedTest
        @ValueSource(ints = {20, 60, 70, 95, 105})
        void knows_a_stream_that_was_cut(int length) {
            String text = event("UID:1", "SUMMARY:x");
            CalendarReader reader = reader(text.substring(0, Math.min(length, text.length() - 4)));

            List<Entry> entries = entries(reader);

            assertThat(reader.complete()).isFalse();
            assertThat(entries).doesNotContain(new Entry.CalendarEnd());
        }

        @Test
        void is_incomplete_without_any_calendar() {
            CalendarReader reader = reader("<html>Please log in</html>");

            assertThat(entries(reader)).isEmpty();
            assertThat(reader.complete()).isFalse();
        }

        @Test
        void closes_a_calendar_before_the_next_and_calls_the_stream_incomplete() {
            CalendarReader reader = reader("BEGIN:VCALENDAR\r\n" + event("UID:1"));

            assertThat(entries(reader).subList(0, 3))
                    .containsExactly(new Entry.CalendarStart(), new Entry.CalendarEnd(), new Entry.CalendarStart());
            assertThat(reader.complete()).isFalse();
        }
    }
}
