package org.caldavsync.icalendar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void escapes_what_would_end_the_value_or_the_line() {
        assertThat(Text.escape("a, b; c\\d\ne\r\nf\rg\th\u0000")).isEqualTo("a\\, b\\; c\\\\d\\ne\\nf\\ng\th");
    }

    @Test
    void gives_the_text_back() {
        String text = "a, b; c\\d\\ne\nf: \"g\"";

        assertThat(Text.unescape(Text.escape(text))).isEqualTo(text);
        assertThat(ContentLine.ofText("SUMMARY", text).text()).isEqualTo(text);
    }

    @Test
    void takes_large_n_and_keeps_other_backslashes() {
        assertThat(Text.unescape("a\\Nb\\xc\\")).isEqualTo("a\nb\\xc\\");
    }
}
