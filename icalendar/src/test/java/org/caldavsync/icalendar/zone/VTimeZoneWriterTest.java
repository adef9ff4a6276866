package org.caldavsync.icalendar.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.component.VTimeZone;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.ContentLine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VTimeZoneWriterTest {
    private static final Instant FROM = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2050-01-01T00:00:00Z");
    private static final YearSpan YEARS = new YearSpan(1970, 2050);

    @Test
    void writes_a_pair_of_yearly_rules_from_the_year_before_the_first_use() {
        assertThat(text(write("Europe/Berlin", YearSpan.from(2024)))).isEqualTo("""
                        BEGIN:VTIMEZONE
                        TZID:Europe/Berlin
                        BEGIN:DAYLIGHT
                        DTSTART:20230326T020000
                        TZOFFSETFROM:+0100
                        TZOFFSETTO:+0200
                        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
                        END:DAYLIGHT
                        BEGIN:STANDARD
                        DTSTART:20231029T030000
                        TZOFFSETFROM:+0200
                        TZOFFSETTO:+0100
                        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
                        END:STANDARD
                        END:VTIMEZONE
                        """);
    }

    @Test
    void writes_one_part_for_a_zone_that_does_not_change() {
        assertThat(text(write("Asia/Kolkata", new YearSpan(2024, 2024)))).isEqualTo("""
                        BEGIN:VTIMEZONE
                        TZID:Asia/Kolkata
                        BEGIN:STANDARD
                        DTSTART:19700101T000000
                        TZOFFSETFROM:+0530
                        TZOFFSETTO:+0530
                        END:STANDARD
                        END:VTIMEZONE
                        """);
    }

    @Test
    void calls_the_larger_offset_daylight_in_ireland_too() {
        assertThat(write("Europe/Dublin", YearSpan.from(2024)).children())
                .extracting(Component::name, part -> part.value("TZOFFSETTO").orElseThrow())
                .containsExactly(tuple("DAYLIGHT", "+0100"), tuple("STANDARD", "+0000"));
    }

    @Test
    void counts_days_where_no_weekday_of_the_month_says_it() {
        assertThat(rules("America/Nuuk")).contains("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=24,25,26,27,28,29,30;BYDAY=SA");
        assertThat(rules("Africa/Cairo"))
                .contains(
                        "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=26,27,28,29,30,31;BYDAY=FR",
                        "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=1;BYDAY=FR");
    }

    @Test
    void writes_changes_without_a_rule_one_by_one_up_to_the_last_use() {
        List<Component> short_ =
                write("Africa/Casablanca", new YearSpan(2024, 2024)).children();
        List<Component> long_ = write("Africa/Casablanca", YearSpan.from(2024)).children();

        assertThat(short_).hasSizeLessThan(10).noneMatch(part -> part.has("RRULE"));
        assertThat(long_).hasSizeBetween(25, 40).noneMatch(part -> part.has("RRULE"));
    }

    @Test
    void a_zone_with_rules_says_the_same_however_long_it_is_used() {
        assertThat(write("America/New_York", new YearSpan(2024, 2024)))
                .isEqualTo(write("America/New_York", YearSpan.from(2024)));
    }

    @Test
    @Tag("real")
    void agrees_with_java_time_around_every_change_of_every_zone() {
        List<String> wrong = new ArrayList<>();
        int changes = 0;

        for (String id : IanaZones.ids()) {
            ZoneId zone = ZoneId.of(id);
            ZoneRules written = org.caldavsync.icalendar.zone.VTimeZone.read(VTimeZoneWriter.write(zone, YEARS))
                    .orElseThrow()
                    .rules();
            changes += compare(zone, written::getOffset, wrong);
        }

        System.out.printf("%d zones, %d changes%n", IanaZones.ids().size(), changes);
        assertThat(wrong).isEmpty();
        assertThat(changes).isGreaterThan(30_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Berlin",
                "Europe/Dublin",
                "America/New_York",
                "America/St_Johns",
                "America/Santiago",
                "America/Nuuk",
                "Australia/Lord_Howe",
                "Pacific/Chatham",
                "Asia/Kolkata",
                "Asia/Tehran",
                "Africa/Cairo"
            })
    void ical4j_reads_the_same_offsets(String id) throws IOException, ParserException {
        ZoneId zone = ZoneId.of(id);
        YearSpan years = new YearSpan(2015, 2035);
        VTimeZone read = readByIcal4j(VTimeZoneWriter.write(zone, years));
        List<String> wrong = new ArrayList<>();

        for (int day = 0; day < 20 * 365; day++) {
            Instant noon = Instant.parse("2015-01-01T12:00:00Z").plus(Duration.ofDays(day));
            ZoneOffset offset = ZoneOffset.of(Objects.requireNonNull(read.getApplicableObservance(noon))
                    .getRequiredProperty("TZOFFSETTO")
                    .getValue());
            if (!isDayOfChange(zone.getRules(), noon)
                    && !offset.equals(zone.getRules().getOffset(noon))) {
                wrong.add(noon + " " + offset);
            }
        }

        assertThat(wrong).isEmpty();
    }

    /** On these days ical4j compares local times of different offsets. */
    private static boolean isDayOfChange(ZoneRules rules, Instant noon) {
        ZoneOffsetTransition next = rules.nextTransition(noon.minus(Duration.ofDays(1)));
        return next != null && next.getInstant().isBefore(noon.plus(Duration.ofDays(1)));
    }

    private static VTimeZone readByIcal4j(Component definition) throws IOException, ParserException {
        String calendar = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test\n%sEND:VCALENDAR\n".formatted(text(definition));
        return (VTimeZone) new CalendarBuilder()
                .build(new StringReader(calendar.replace("\n", "\r\n")))
                .getComponent("VTIMEZONE")
                .orElseThrow();
    }

    private static int compare(ZoneId zone, Function<Instant, ZoneOffset> written, List<String> wrong) {
        ZoneRules rules = zone.getRules();
        int changes = 0;
        ZoneOffsetTransition change = rules.nextTransition(FROM);
        while (change != null && change.getInstant().isBefore(TO)) {
            for (long seconds : new long[] {-86_400, -3_600, -60, 60, 3_600, 86_400}) {
                Instant at = change.getInstant().plusSeconds(seconds);
                ZoneOffset offset = written.apply(at);
                if (Math.abs(rules.getOffset(at).compareTo(offset)) > 59) {
                    wrong.add("%s %s: %s, not %s".formatted(zone, at, offset, rules.getOffset(at)));
                }
            }
            changes++;
            change = rules.nextTransition(change.getInstant());
        }
        return changes;
    }

    private static Component write(String zone, YearSpan years) {
        return VTimeZoneWriter.write(ZoneId.of(zone), years);
    }

    private static List<String> rules(String zone) {
        return write(zone, YearSpan.from(2026)).children().stream()
                .flatMap(part -> part.value("RRULE").stream())
                .toList();
    }

    private static String text(Component component) {
        Stream<String> lines =
                component.lines().stream().map(ContentLine::toString).map(line -> line + "\n");
        Stream<String> children = component.children().stream().map(VTimeZoneWriterTest::text);
        return Stream.of(
                        Stream.of("BEGIN:" + component.name() + "\n"),
                        lines,
                        children,
                        Stream.of("END:" + component.name() + "\n"))
                .flatMap(part -> part)
                .collect(Collectors.joining());
    }
}
