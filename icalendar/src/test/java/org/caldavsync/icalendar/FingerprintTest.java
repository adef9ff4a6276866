package org.caldavsync.icalendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {

    private static Fingerprint of(String... lines) {
        return Fingerprint.of(Ics.component("BEGIN:VEVENT\r\n" + String.join("\r\n", lines) + "\r\nEND:VEVENT"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SUMMARY:a|summary:a",
                "ATTENDEE;CN=\"A\";ROLE=CHAIR:mailto:a@b.c|ATTENDEE;role=CHAIR;CN=A:mailto:a@b.c",
                "RRULE:FREQ=DAILY;COUNT=3|RRULE:COUNT=3;FREQ=DAILY",
                "DESCRIPTION:a\\Nb|DESCRIPTION:a\\nb",
                "SUMMARY:a|SUMMARY:a ",
            })
    void is_equal_for_what_means_the_same(String one, String other) {
        assertThat(of("UID:1", one)).isEqualTo(of(other, "UID:1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DTSTAMP:20250101T000000Z", "LAST-MODIFIED:20250101T000000Z", "CREATED:20250101T000000Z", "SEQUENCE:4",
                "X-WR-ALARMUID:1", "X-MOZ-LASTACK:20250101T000000Z", "REQUEST-STATUS:2.0;Success", "METHOD:PUBLISH"
            })
    void does_not_see_what_producers_change_on_every_export(String noise) {
        assertThat(of("UID:1", noise)).isEqualTo(of("UID:1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SUMMARY:a|SUMMARY:b",
                "SUMMARY:a|SUMMARY;LANGUAGE=de:a",
                "DTSTART;TZID=Europe/Paris:20250101T100000|DTSTART;TZID=Europe/Berlin:20250101T100000",
                "CATEGORIES:a,b|CATEGORIES:a\\,b",
                "SUMMARY:a|COMMENT:a",
            })
    void differs_for_what_means_another_thing(String one, String other) {
        assertThat(of("UID:1", one)).isNotEqualTo(of("UID:1", other));
    }

    @Test
    void sees_nested_components_in_any_order() {
        String bell = "BEGIN:VALARM\r\nTRIGGER:-PT5M\r\nEND:VALARM";
        String mail = "BEGIN:VALARM\r\nTRIGGER:-PT9M\r\nEND:VALARM";

        assertThat(of("UID:1", bell, mail)).isEqualTo(of("UID:1", mail, bell)).isNotEqualTo(of("UID:1", bell));
        assertThat(of("UID:1", "TRIGGER:-PT5M")).isNotEqualTo(of("UID:1", bell));
    }

    @Test
    void of_an_object_does_not_see_zone_definitions() {
        Component event = Ics.component("BEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT");
        Component zone = Component.of("VTIMEZONE", ContentLine.of("TZID:A"));

        assertThat(Fingerprint.of(new CalendarObject("1", List.of(event), Map.of("A", zone))))
                .isEqualTo(Fingerprint.of(new CalendarObject("1", List.of(event), Map.of())));
    }

    @Test
    void is_64_hexadecimal_digits() {
        assertThat(of("UID:1").hex()).matches("[0-9a-f]{64}");
        assertThatThrownBy(() -> new Fingerprint("abc")).isInstanceOf(IllegalArgumentException.class);
    }
}
