package org.caldavsync.icalendar.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.zone.ResolvedZone.Defined;
import org.caldavsync.icalendar.zone.ResolvedZone.Iana;
import org.caldavsync.icalendar.zone.ResolvedZone.Match;
import org.caldavsync.icalendar.zone.ResolvedZone.Unknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneResolverTest {
    private static final YearSpan RECENT = new YearSpan(2020, 2030);

    private final ZoneResolver resolver = new ZoneResolver();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            Europe/Berlin | Europe/Berlin | EXACT
            europe/BERLIN | Europe/Berlin | EXACT
            "Europe/Berlin" | Europe/Berlin | EXACT
            US/Eastern | US/Eastern | EXACT
            CET | CET | EXACT
            GMT | GMT | EXACT
            UTC | UTC | EXACT
            W. Europe Standard Time | Europe/Berlin | WINDOWS
            w. europe  standard time | Europe/Berlin | WINDOWS
            Eastern Standard Time 1 | America/New_York | WINDOWS
            Mexico Standard Time 2 | America/Chihuahua | WINDOWS
            Pacific Standard Time | America/Los_Angeles | WINDOWS
            GMT Standard Time | Europe/London | WINDOWS
            Eastern Standard Time (Mexico) | America/Cancun | WINDOWS
            Yukon Standard Time | America/Whitehorse | WINDOWS
            /mozilla.org/20070129_1/Europe/Paris | Europe/Paris | PREFIXED
            /freeassociation.sourceforge.net/Tzfile/Europe/Berlin | Europe/Berlin | PREFIXED
            /citadel.org/20260414_1/America/Indiana/Petersburg | America/Indiana/Petersburg | PREFIXED
            /softwarestudio.org/Olson_20011030_5/America/New_York | America/New_York | PREFIXED
            /citadel.org/20260108_1/PST8PDT | PST8PDT | PREFIXED
            /Mozilla.org/BasicTimezones/GMT | GMT | PREFIXED
            tzone://Microsoft/Utc | UTC | OTHER_NAME
            EST | America/Panama | OTHER_NAME
            MST | America/Phoenix | OTHER_NAME
            HST | Pacific/Honolulu | OTHER_NAME
            CST | America/Chicago | OTHER_NAME
            US-Eastern | US/Eastern | OTHER_NAME
            America-Chicago | America/Chicago | OTHER_NAME
            America/New York | America/New_York | OTHER_NAME
            Eastern | America/New_York | OTHER_NAME
            Central European | Europe/Warsaw | OTHER_NAME
            Greenwich Mean Time | Europe/London | WINDOWS
            Eastern Time (US & Canada) | America/New_York | OTHER_NAME
            Pacific Time (US & Canada)\\, Tijuana | America/Los_Angeles | OTHER_NAME
            Canberra, Melbourne, Sydney | Australia/Sydney | OTHER_NAME
            (UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna | Europe/Berlin | OTHER_NAME
            (UTC-05:00) Eastern Time (US & Canada) | America/New_York | OTHER_NAME
            (GMT-05.00) Eastern Time (US & Canada) | America/New_York | OTHER_NAME
            (UTC) Dublin, Edinburgh, Lisbon, London | Europe/London | OTHER_NAME
            (UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi | Asia/Kolkata | OTHER_NAME
            (UTC-07:00) Arizona | America/Phoenix | OTHER_NAME
            (UTC) Coordinated Universal Time | UTC | OTHER_NAME
            (UTC+01:00) | Etc/GMT-1 | OTHER_NAME
            UTC+2 | Etc/GMT-2 | OTHER_NAME
            -0800 | Etc/GMT+8 | OTHER_NAME
            Santiago | America/Santiago | OTHER_NAME
            Germany/Berlin | Europe/Berlin | OTHER_NAME
            """)
    void finds_the_zone_behind_a_name(String tzid, String zone, Match match) {
        ResolvedZone resolved = resolver.resolve(tzid);

        assertThat(resolved).isInstanceOf(Iana.class);
        assertThat(resolved.rules()).contains(ZoneId.of(zone).getRules());
        assertThat(((Iana) resolved).match()).isEqualTo(match);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\"\"",
                "Customized Time Zone",
                "tzone://Microsoft/Custom",
                "(no TZ description)",
                "Nowhere/Middle",
                "America-SanJose",
                "IST",
                "BST",
                "UTC+5:45",
                "This_timezone_is_New_York",
                "}}}}}}}}"
            })
    void does_not_guess(String tzid) {
        assertThat(resolver.resolve(tzid)).isEqualTo(new Unknown());
    }

    @Test
    void bears_a_name_of_any_length() {
        assertThat(resolver.resolve("(".repeat(1_000_000))).isEqualTo(new Unknown());
        assertThat(resolver.resolve("a/".repeat(90))).isEqualTo(new Unknown());
    }

    @Test
    void ignores_zones_that_other_libraries_register_with_java_time() {
        assertThat(new net.fortuna.ical4j.model.TimeZoneRegistryImpl().getTimeZone("Europe/Berlin"))
                .isNotNull();

        assertThat(IanaZones.ids()).contains("Europe/Berlin").noneMatch(id -> id.contains("ical4j"));
    }

    @Test
    void prefers_the_tz_database_where_the_definition_agrees() {
        Component berlin = VTimeZoneWriter.write(ZoneId.of("Europe/Berlin"), YearSpan.from(2019));

        assertThat(resolver.resolve("W. Europe Standard Time", berlin, RECENT))
                .isEqualTo(new Iana(ZoneId.of("Europe/Berlin"), Match.WINDOWS));
    }

    @Test
    void prefers_the_definition_where_it_contradicts_the_name() {
        Component paris = VTimeZoneWriter.write(ZoneId.of("America/Bogota"), YearSpan.from(2019));

        assertThat(resolver.resolve("Europe/Paris", paris, RECENT)).isInstanceOf(Defined.class);
    }

    @Test
    void uses_the_name_where_the_definition_defines_nothing() {
        Component empty = Component.of("VTIMEZONE", ContentLine.of("TZID:Europe/Paris"));

        assertThat(resolver.resolve("Europe/Paris", empty, RECENT)).isEqualTo(resolver.resolve("Europe/Paris"));
        assertThat(resolver.resolve("Mine", empty, RECENT)).isEqualTo(new Unknown());
    }

    @Test
    void finds_the_zone_of_an_unknown_name_by_the_location_it_gives() {
        Component berlin = VTimeZoneWriter.write(ZoneId.of("Europe/Berlin"), YearSpan.from(2019));
        Component located =
                berlin.withLines(List.of(ContentLine.of("TZID:Mine"), ContentLine.of("X-LIC-LOCATION:Europe/Berlin")));

        assertThat(resolver.resolve("Mine", located, RECENT))
                .isEqualTo(new Iana(ZoneId.of("Europe/Berlin"), Match.LOCATION));
    }

    @Test
    void a_definition_that_changes_an_hour_late_still_means_its_zone() {
        Component written = new Component(
                "VTIMEZONE",
                List.of(ContentLine.of("TZID:Europe/Berlin")),
                List.of(
                        Component.of(
                                "STANDARD",
                                ContentLine.of("DTSTART:20001029T040000"),
                                ContentLine.of("RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"),
                                ContentLine.of("TZOFFSETFROM:+0200"),
                                ContentLine.of("TZOFFSETTO:+0100")),
                        Component.of(
                                "DAYLIGHT",
                                ContentLine.of("DTSTART:20000326T020000"),
                                ContentLine.of("RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"),
                                ContentLine.of("TZOFFSETFROM:+0100"),
                                ContentLine.of("TZOFFSETTO:+0200"))));

        assertThat(resolver.resolve("Europe/Berlin", written, RECENT)).isInstanceOf(Iana.class);
    }
}
