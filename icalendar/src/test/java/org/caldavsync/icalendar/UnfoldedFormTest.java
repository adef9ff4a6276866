package org.caldavsync.icalendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnfoldedFormTest {
    private static final Component ALARM = Component.of("VALARM", ContentLine.of("ACTION:DISPLAY"));
    private static final Component EVENT = new Component(
            "VEVENT",
            List.of(
                    ContentLine.of("UID:1"),
                    ContentLine.of("SUMMARY;X-P=\"a:b;c\":Zahnärztin \t🎉" + "x".repeat(200)),
                    ContentLine.of("X-EMPTY:")),
            List.of(ALARM, new Component("X-DEEP", List.of(), List.of(ALARM))));

    @Test
    void gives_back_what_it_was_given() {
        assertThat(UnfoldedForm.read(UnfoldedForm.write(EVENT))).isEqualTo(EVENT);
    }

    @Test
    void refuses_what_ends_too_early() {
        byte[] whole = UnfoldedForm.write(EVENT);

        assertThatThrownBy(() -> UnfoldedForm.read(Arrays.copyOf(whole, whole.length - 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
