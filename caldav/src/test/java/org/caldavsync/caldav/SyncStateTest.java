package org.caldavsync.caldav;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SyncStateTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void is_current_as_long_as_everything_the_server_names_is_the_same() {
        SyncState state = state(revision("t1", "c1"), NOW);

        assertThat(state.isCurrent(revision("t1", "c1"), NOW)).isTrue();
        assertThat(state.isCurrent(revision("t1", ""), NOW)).isTrue();
        assertThat(state.isCurrent(revision("", "c1"), NOW)).isTrue();
        assertThat(state.isCurrent(revision("t2", "c1"), NOW)).isFalse();
        assertThat(state.isCurrent(revision("t1", "c2"), NOW)).isFalse();
        assertThat(state.isCurrent(Revision.NONE, NOW)).isFalse();
        assertThat(SyncState.NONE.isCurrent(Revision.NONE, NOW)).isFalse();
    }

    @Test
    void asks_for_a_full_listing_every_24_hours_and_after_a_clock_was_put_back() {
        SyncState state = state(revision("t1", "c1"), NOW);

        assertThat(state.needsListing(NOW.plus(Duration.ofHours(24)).minusSeconds(1)))
                .isFalse();
        assertThat(state.needsListing(NOW.plus(Duration.ofHours(24)))).isTrue();
        assertThat(state.needsListing(NOW.minusSeconds(1))).isTrue();
    }

    @Test
    void does_not_trust_a_token_that_is_the_second_it_was_read_in() {
        Revision tick = revision(Long.toString(NOW.getEpochSecond()), "");

        assertThat(state(tick, NOW).isCurrent(tick, NOW.plusSeconds(60))).isFalse();
        assertThat(state(tick, NOW.plusSeconds(5)).isCurrent(tick, NOW.plusSeconds(60)))
                .isTrue();
    }

    private static SyncState state(Revision revision, Instant readAt) {
        return new SyncState(revision, readAt, NOW);
    }

    private static Revision revision(String token, String ctag) {
        return new Revision(new SyncToken(token), new CTag(ctag));
    }
}
