package org.caldavsync.icalendar.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CssColourTest {

    @ParameterizedTest
    @CsvSource({
        "#FF0000FF, red, #FF0000",
        "#ff0001, red, #FF0001",
        "#00FFFF, aqua, #00FFFF",
        "#0082c9ff, darkcyan, #0082C9",
        "#9acd32, yellowgreen, #9ACD32",
        "#000000, black, #000000",
        "#fefefe, white, #FEFEFE",
    })
    void has_the_name_of_the_nearest_colour(String given, String name, String hex) {
        CssColour colour = CssColour.parse(given).orElseThrow();

        assertThat(colour.name()).isEqualTo(name);
        assertThat(colour.hex()).isEqualTo(hex);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "red", "#12345", "#1234567", "#GG0000", "123456"})
    void is_none_for_anything_else(String given) {
        assertThat(CssColour.parse(given)).isEmpty();
    }
}
