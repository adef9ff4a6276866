package org.caldavsync.caldav;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarColorTest {
    @ParameterizedTest
    @CsvSource({"#ff2968FF,#FF2968", "#FF2968,#FF2968", "ff2968,#FF2968", " #abc ,#AABBCC", "#abcd,#AABBCC"})
    void reads_what_clients_write(String written, String rgb) {
        assertThat(CalendarColor.parse(written)).contains(new CalendarColor(rgb));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "red", "#12", "#GG0000", "#1234567", "url(#x)", "#FF2968;x"})
    void takes_nothing_else_for_a_colour(String written) {
        assertThat(CalendarColor.parse(written)).isEmpty();
    }
}
