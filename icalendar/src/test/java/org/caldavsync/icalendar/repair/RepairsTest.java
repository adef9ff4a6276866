package org.caldavsync.icalendar.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caldavsync.icalendar.Ics.calendar;
import static org.caldavsync.icalendar.Ics.event;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;
import org.caldavsync.icalendar.CalendarObject;
import org.caldavsync.icalendar.CalendarParser;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.Limits;
import org.caldavsync.icalendar.ParseResult.Parsed;
import org.caldavsync.icalendar.Repair;
import org.caldavsync.icalendar.RepairKind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepairsTest {
    private static final Instant FIRST_SEEN = Instant.parse("2025-03-01T12:00:00Z");
    private static final String STAMP = "DTSTAMP:20250101T000000Z";

    private static Parsed parse(String text) {
        CalendarParser parser = new CalendarParser(Limits.standard(), Repairs.standard(FIRST_SEEN, RepairsTest::rules));
        return (Parsed) parser.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<ZoneRules> rules(String tzid) {
        try {
            return Optional.of(ZoneId.of(tzid).getRules());
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    /** The lines of an event that is valid but for these, after the repairs, without UID and stamp. */
    private static List<String> repaired(String... lines) {
        Parsed parsed = parse(event("UID:1\r\n" + STAMP + "\r\n" + String.join("\r\n", lines)));
        return parsed.objects().getFirst().components().getFirst().lines().stream()
                .map(ContentLine::toString)
                .filter(line -> !line.startsWith("UID") && !line.equals(STAMP))
                .toList();
    }

    private static List<RepairKind> kinds(Parsed parsed) {
        return parsed.repairs().stream().map(Repair::kind).toList();
    }

    @Test
    void leaves_a_valid_event_alone() {
        String[] lines = {
            "DTSTART;TZID=Europe/Berlin:20250303T090000",
            "DTEND;TZID=Europe/Berlin:20250303T100000",
            "RRULE:FREQ=WEEKLY;UNTIL=20250601T070000Z",
            "EXDATE;TZID=Europe/Berlin:20250310T090000,20250317T090000",
            "RDATE;VALUE=PERIOD:20250304T080000Z/PT1H",
            "DESCRIPTION:as it is\\, with \\N odd escapes"
        };

        Parsed parsed = parse(event("UID:1\r\n" + STAMP + "\r\n" + String.join("\r\n", lines)));

        assertThat(repaired(lines)).containsExactly(lines);
        assertThat(parsed.repairs()).isEmpty();
    }

    @Test
    void names_the_line_as_it_came_and_the_event() {
        Parsed parsed =
                parse(event("UID:7", STAMP, "DTSTART:20250101T100000Z", "DTEND:20250101T110000Z", "DURATION:PT1H"));

        assertThat(parsed.repairs()).containsExactly(new Repair(RepairKind.END_AND_DURATION, "7", "DURATION:PT1H"));
    }

    @ParameterizedTest
    @EnumSource
    void explains_every_kind_in_the_written_list(RepairKind kind) throws IOException {
        String written = Files.readString(Path.of("..", "docs", "repairs.md"));

        assertThat(written).contains("| `" + kind + "` |");
    }

    @Nested
    class Ends {
        @ParameterizedTest
        @CsvSource({
            "DTSTART;VALUE=DATE:20250101,DTEND;VALUE=DATE:20250101,DTEND;VALUE=DATE:20250102",
            "DTSTART;VALUE=DATE:20250131,DTEND;VALUE=DATE:20250101,DTEND;VALUE=DATE:20250201",
            "DTSTART:20250101T100000Z,DTEND:20250101T090000Z,DTEND:20250101T100000Z",
            "DTSTART;TZID=Asia/Tokyo:20250101T100000,DTEND;TZID=Asia/Tokyo:20250101T090000,DTEND;TZID=Asia/Tokyo:20250101T100000",
            "DTSTART;TZID=Asia/Tokyo:20250101T100000,DTEND;TZID=Europe/Paris:20250101T090000,DTEND;TZID=Europe/Paris:20250101T090000",
        })
        void are_not_before_the_start(String start, String end, String expected) {
            assertThat(repaired(start, end)).containsExactly(start, expected);
        }

        @ParameterizedTest
        @CsvSource({
            "DTSTART;VALUE=DATE:20250101,DTEND:20250102T000000,DTEND;VALUE=DATE:20250102",
            "DTSTART;VALUE=DATE:20250101,DTEND:20250102T120000Z,DTEND;VALUE=DATE:20250103",
            "DTSTART:20250101T100000Z,DTEND;VALUE=DATE:20250102,DTEND:20250102T000000Z",
            "DTSTART;TZID=Asia/Tokyo:20250101T100000,DTEND;VALUE=DATE:20250102,DTEND;TZID=Asia/Tokyo:20250102T000000",
        })
        void are_of_the_type_of_the_start(String start, String end, String expected) {
            assertThat(repaired(start, end)).containsExactly(start, expected);
        }
    }

    @Nested
    class Times {
        @ParameterizedTest
        @CsvSource({
            "DTSTART;VALUE=DATE:20250101T000000,DTSTART;VALUE=DATE:20250101",
            "DTSTART;VALUE=DATE:20250101T100000Z,DTSTART:20250101T100000Z",
            "DTSTART:20250101,DTSTART;VALUE=DATE:20250101",
            "DTSTART;TZID=Asia/Tokyo:20250101,DTSTART;VALUE=DATE:20250101",
            "DTSTART;VALUE=DATE;TZID=Asia/Tokyo:20250101,DTSTART;VALUE=DATE:20250101",
            "DTSTART;VALUE=DATE-TIME:20250101T100000Z,DTSTART;VALUE=DATE-TIME:20250101T100000Z",
        })
        void agree_with_their_value_parameter(String line, String expected) {
            assertThat(repaired(line)).containsExactly(expected);
        }

        @ParameterizedTest
        @CsvSource({
            "DTSTART:2025-01-01T10:00:00Z,DTSTART:20250101T100000Z",
            "DTSTART:20250101T1000Z,DTSTART:20250101T100000Z",
            "DTSTART:20250101t100000z,DTSTART:20250101T100000Z",
            "DTSTART: 20250101T100000Z,DTSTART:20250101T100000Z",
        })
        void are_written_as_the_standard_asks(String line, String expected) {
            assertThat(repaired(line)).containsExactly(expected);
        }

        @Test
        void in_utc_lose_their_zone() {
            assertThat(repaired("DTSTART;TZID=UTC:20250101T100000Z", "DTEND;X=1;TZID=\"UTC\":20250101T110000Z"))
                    .containsExactly("DTSTART:20250101T100000Z", "DTEND;X=1:20250101T110000Z");
        }
    }

    @Nested
    class Rules {
        private static final String DATE = "DTSTART;VALUE=DATE:20250101";
        private static final String UTC = "DTSTART:20250101T100000Z";
        private static final String BERLIN = "DTSTART;TZID=Europe/Berlin:20250101T100000";
        private static final String FLOATING = "DTSTART:20250101T100000";

        @ParameterizedTest
        @CsvSource({
            DATE + ",20250601T100000Z,20250601",
            UTC + ",20250601,20250601T235959Z",
            UTC + ",20250601T100000,20250601T100000Z",
            BERLIN + ",20250601,20250601T215959Z",
            BERLIN + ",20250601T100000,20250601T080000Z",
            "DTSTART;TZID=Nowhere:20250101T100000,20250601T100000,20250601T100000Z",
            FLOATING + ",20250601T100000Z,20250601T100000",
            FLOATING + ",20250601,20250601T235959",
        })
        void end_in_the_form_of_the_start(String start, String until, String expected) {
            assertThat(repaired(start, "RRULE:FREQ=DAILY;UNTIL=" + until + ";WKST=SU"))
                    .containsExactly(start, "RRULE:FREQ=DAILY;UNTIL=" + expected + ";WKST=SU");
        }

        @Test
        void lose_their_count_beside_an_end() {
            assertThat(repaired(UTC, "RRULE:COUNT=5;FREQ=DAILY;UNTIL=20250601T100000Z"))
                    .containsExactly(UTC, "RRULE:FREQ=DAILY;UNTIL=20250601T100000Z");
        }

        @ParameterizedTest
        @CsvSource({"FREQ=DAILY;UNTIL=INVALID DATE", "FREQ=FORTNIGHTLY", "COUNT=3", "FREQ=DAILY;COUNT=0", "''"})
        void that_say_nothing_are_dropped(String rule) {
            Parsed parsed = parse(event("UID:1", STAMP, UTC, "RRULE:" + rule));

            assertThat(repaired(UTC, "RRULE:" + rule)).containsExactly(UTC);
            assertThat(parsed.repairs()).containsExactly(new Repair(RepairKind.RULE_INVALID, "1", "RRULE:" + rule));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    DATE + "|EXDATE:20250102T100000,20250103T100000Z|EXDATE;VALUE=DATE:20250102,20250103",
                    UTC + "|EXDATE;VALUE=DATE:20250102|EXDATE:20250102T100000Z",
                    BERLIN
                            + "|EXDATE;VALUE=DATE:20250102,20250103|EXDATE;TZID=Europe/Berlin:20250102T100000,20250103T100000",
                    BERLIN + "|EXDATE:20250102T090000Z|EXDATE:20250102T090000Z",
                })
        void exclude_dates_in_the_form_of_the_start(String start, String exdate, String expected) {
            assertThat(repaired(start, exdate)).containsExactly(start, expected);
        }
    }

    @Nested
    class Durations {
        @ParameterizedTest
        @CsvSource({
            "-P2DT,-P2D",
            "P1DT,P1D",
            "-PT2D,-P2D",
            "PT1D12H,P1DT12H",
            "P1H,PT1H",
            "P1W2D,P9D",
            "pt30m,PT30M",
            "PT1H30S,PT1H0M30S",
            "PT,PT0S",
            "PT15M,PT15M",
            "-P1W,-P1W",
            "PT24H,PT24H",
        })
        void are_mended_where_they_are_clear(String duration, String expected) {
            assertThat(repaired("DTSTART:20250101T100000Z", "DURATION:" + duration))
                    .containsExactly("DTSTART:20250101T100000Z", "DURATION:" + expected);
        }

        @Test
        void are_mended_in_alarms_unless_they_are_times() {
            Parsed parsed = parse(event(
                    "UID:1",
                    STAMP,
                    "DTSTART:20250101T100000Z",
                    "BEGIN:VALARM",
                    "TRIGGER:-PT1D",
                    "END:VALARM",
                    "BEGIN:VALARM",
                    "TRIGGER;VALUE=DATE-TIME:20250101T090000Z",
                    "END:VALARM"));

            assertThat(parsed.objects().getFirst().components().getFirst().children())
                    .extracting(alarm -> alarm.lines().getFirst().toString())
                    .containsExactly("TRIGGER:-P1D", "TRIGGER;VALUE=DATE-TIME:20250101T090000Z");
        }
    }

    @Nested
    class Zones {
        private static Component observance(String start, String from, String to) {
            Parsed parsed = parse(calendar(
                    "BEGIN:VTIMEZONE",
                    "TZID:Z",
                    "BEGIN:STANDARD",
                    start,
                    from,
                    to,
                    "END:STANDARD",
                    "END:VTIMEZONE",
                    "BEGIN:VEVENT",
                    "UID:1",
                    STAMP,
                    "DTSTART;TZID=Z:20250101T100000",
                    "END:VEVENT"));
            CalendarObject object = parsed.objects().getFirst();
            return object.zones().values().iterator().next().children().getFirst();
        }

        @ParameterizedTest
        @CsvSource({
            "+5730,+005730",
            "0100,+0100",
            "-530,-0530",
            "+01:00,+0100",
            "+0100,+0100",
            "-001736,-001736",
            "east,east",
        })
        void have_valid_offsets(String offset, String expected) {
            assertThat(observance("DTSTART:19700101T000000", "TZOFFSETFROM:" + offset, "TZOFFSETTO:+0000")
                            .value("TZOFFSETFROM"))
                    .contains(expected);
        }

        @Test
        void begin_in_local_time() {
            assertThat(observance("DTSTART:19700101T000000Z", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0000")
                            .value("DTSTART"))
                    .contains("19700101T000000");
        }
    }

    @Nested
    class Stamps {
        @ParameterizedTest
        @CsvSource({
            "LAST-MODIFIED:20240101T000000Z,20240101T000000Z",
            "CREATED:20230101T000000,20230101T000000Z",
            "X-NONE:1,20250301T120000Z"
        })
        void are_added_where_they_are_missing(String line, String expected) {
            Parsed parsed = parse(event("UID:1", "DTSTART:20250101T100000Z", line));

            assertThat(parsed.objects().getFirst().components().getFirst().value("DTSTAMP"))
                    .contains(expected);
            assertThat(kinds(parsed)).contains(RepairKind.STAMP_MISSING);
        }

        @ParameterizedTest
        @CsvSource({
            "CREATED:20250101T100000,CREATED:20250101T100000Z",
            "CREATED;TZID=Europe/Berlin:20250101T100000,CREATED:20250101T090000Z",
            "CREATED;VALUE=DATE:20250101,CREATED:20250101T000000Z",
        })
        void are_in_utc(String line, String expected) {
            assertThat(repaired("DTSTART:20250101T100000Z", line)).contains(expected);
        }
    }

    @Nested
    class Properties {
        @Test
        void that_may_occur_once_do() {
            assertThat(repaired("DTSTART:20250101T100000Z", "SUMMARY:a", "summary:b", "COMMENT:1", "COMMENT:2"))
                    .containsExactly("DTSTART:20250101T100000Z", "SUMMARY:a", "COMMENT:1", "COMMENT:2");
        }

        @Test
        void of_the_calendar_leave_the_event() {
            assertThat(repaired("DTSTART:20250101T100000Z", "METHOD:REQUEST"))
                    .containsExactly("DTSTART:20250101T100000Z");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "DTEND:",
                    "DTEND:later",
                    "EXDATE:",
                    "CREATED:0",
                    "DURATION:soon",
                    "DURATION:P1M",
                    "SEQUENCE:new",
                    "PRIORITY:",
                    "GEO:here"
                })
        void that_cannot_be_read_are_dropped(String line) {
            assertThat(repaired("DTSTART:20250101T100000Z", line)).containsExactly("DTSTART:20250101T100000Z");
        }

        @Test
        void of_the_right_type_stay() {
            String[] lines = {
                "DTSTART:20250101T100000Z", "SEQUENCE:+3", "GEO:48.1;-11", "RDATE;VALUE=PERIOD:20250102T100000Z/PT1H"
            };

            assertThat(repaired(lines)).containsExactly(lines);
        }

        @Test
        void lose_a_quote_that_is_never_closed() {
            assertThat(repaired("DTSTART:20250101T100000Z", "ATTENDEE;ROLE=\"A:B\";CN=\"Eve;X=1:mailto:e@example.org"))
                    .containsExactly(
                            "DTSTART:20250101T100000Z", "ATTENDEE;ROLE=\"A:B\";CN=Eve;X=1:mailto:e@example.org");
        }
    }
}
