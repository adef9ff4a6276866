package org.caldavsync.icalendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CalendarObjectTest {
    private static final Component EVENT = Component.of("VEVENT", ContentLine.of("UID:1"));
    private static final Component OVERRIDE =
            Component.of("VEVENT", ContentLine.of("uid;X=y:1"), ContentLine.of("RECURRENCE-ID:20250101T100000Z"));

    @Test
    void refuses_what_no_resource_may_hold() {
        Component task = Component.of("VTODO", ContentLine.of("UID:1"));
        Component other = Component.of("VEVENT", ContentLine.of("UID:2"), ContentLine.of("RECURRENCE-ID:20250101"));

        assertThatThrownBy(() -> new CalendarObject("1", List.of(), Map.of())).hasMessageContaining("at least one");
        assertThatThrownBy(() -> new CalendarObject("1", List.of(EVENT, task), Map.of()))
                .hasMessageContaining("types");
        assertThatThrownBy(() -> new CalendarObject("1", List.of(EVENT, other), Map.of()))
                .hasMessageContaining("UIDs");
        assertThatThrownBy(() -> new CalendarObject("1", List.of(EVENT, EVENT), Map.of()))
                .hasMessageContaining("two masters");
    }

    @Test
    void takes_another_uid_on_every_component() {
        CalendarObject renamed = new CalendarObject("1", List.of(OVERRIDE, EVENT), Map.of()).withUid("2");

        assertThat(renamed.components())
                .extracting(component -> component.lines().getFirst().toString())
                .containsExactly("UID:2", "uid;X=y:2");
    }
}
