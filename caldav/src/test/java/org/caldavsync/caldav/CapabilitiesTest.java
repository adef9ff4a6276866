package org.caldavsync.caldav;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.caldavsync.caldav.Capabilities.Listing;
import org.caldavsync.caldav.Capabilities.Slash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapabilitiesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Capabilities LEARNED =
            new Capabilities(NOW.plusSeconds(9), Listing.QUERY, 50, Slash.TOGGLED, NOW);

    @Test
    void reads_what_it_wrote() {
        assertThat(Capabilities.parse(LEARNED.text(), NOW)).isEqualTo(LEARNED);
    }

    @Test
    void forgets_after_seven_days() {
        Instant later = NOW.plus(Duration.ofDays(7));

        assertThat(Capabilities.parse(LEARNED.text(), later.minusSeconds(1))).isEqualTo(LEARNED);
        assertThat(Capabilities.parse(LEARNED.text(), later)).isEqualTo(Capabilities.unknown(later));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "batch=1", "listing=QUERY;batch=9999;slash=TOGGLED", "batch=;;;==="})
    void begins_anew_where_the_text_is_of_no_use(String text) {
        assertThat(Capabilities.parse(text, NOW)).isEqualTo(Capabilities.unknown(NOW));
    }
}
