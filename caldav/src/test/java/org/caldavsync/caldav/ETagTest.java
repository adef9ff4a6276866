package org.caldavsync.caldav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ETagTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', textBlock = """
            "x",          "x"
            x,            "x"
            %22x%22,      "x"
            W/"x",        "x"
            w/"x",        W/"x"
            "x-gzip",     "x"
            "x-br",       W/"x"
            """)
    void sees_the_same_version_in_every_spelling(String one, String other) {
        assertThat(new ETag(one).sameAs(new ETag(other))).isTrue();
        assertThat(new ETag(other).sameAs(new ETag(one))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', textBlock = """
            "x",    "X"
            "x",    "y"
            "x",    "x2"
            "-br",  ""
            """)
    void tells_versions_apart(String one, String other) {
        assertThat(new ETag(one).sameAs(new ETag(other))).isFalse();
    }

    @Test
    void takes_an_unknown_version_for_no_other_not_even_itself() {
        assertThat(ETag.NONE.sameAs(ETag.NONE)).isFalse();
        assertThat(ETag.NONE.ifMatchForms()).isEmpty();
    }

    @Test
    void sends_what_may_match_best_first() {
        assertThat(new ETag("\"x\"").ifMatchForms()).isEqualTo(List.of("\"x\""));
        assertThat(new ETag("x").ifMatchForms()).isEqualTo(List.of("\"x\"", "x"));
        assertThat(new ETag("%22x%22").ifMatchForms()).isEqualTo(List.of("\"x\"", "%22x%22"));
        assertThat(new ETag("W/\"x\"").ifMatchForms()).isEqualTo(List.of("\"x\"", "W/\"x\""));
        assertThat(new ETag("\"x-gzip\"").ifMatchForms()).isEqualTo(List.of("\"x-gzip\"", "\"x\""));
    }

    @Test
    void refuses_what_could_break_a_header() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ETag("\"x\r\nEvil: 1\""));
        assertThatIllegalArgumentException().isThrownBy(() -> new ETag("x".repeat(2000)));
        assertThat(ETag.lenient("\"x\r\nEvil: 1\"")).isEqualTo(ETag.NONE);
    }
}
