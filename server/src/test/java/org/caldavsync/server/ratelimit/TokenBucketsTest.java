package org.caldavsync.server.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {
    private static final Client ONE = client(1);
    private static final Client OTHER = client(2);

    private Instant now = Instant.parse("2026-11-22T07:00:00Z");
    private final TokenBuckets buckets = new TokenBuckets(new RequestRate.PerClient(2, 3), () -> now);

    @Test
    void holds_a_burst_then_lets_through_the_rate() {
        takeAll(ONE, 3);

        assertThat(buckets.take(ONE)).isEqualTo(Duration.ofMillis(500));
        now = now.plusMillis(499);
        assertThat(buckets.take(ONE)).isEqualTo(Duration.ofMillis(1));
        now = now.plusMillis(1);
        assertThat(buckets.take(ONE)).isZero();
        assertThat(buckets.take(ONE)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void fills_up_to_the_burst_and_no_further() {
        takeAll(ONE, 3);
        now = now.plus(Duration.ofDays(1));

        takeAll(ONE, 3);
        assertThat(buckets.take(ONE)).isPositive();
    }

    @Test
    void charges_nothing_for_what_it_refuses() {
        takeAll(ONE, 3);
        for (int i = 0; i < 1000; i++) {
            assertThat(buckets.take(ONE)).isPositive();
        }

        now = now.plusMillis(500);
        assertThat(buckets.take(ONE)).isZero();
    }

    @Test
    void tells_without_taking() {
        takeAll(ONE, 2);

        assertThat(buckets.untilNext(ONE)).isZero();
        assertThat(buckets.untilNext(ONE)).isZero();
        assertThat(buckets.take(ONE)).isZero();
        assertThat(buckets.untilNext(ONE)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void keeps_clients_apart() {
        takeAll(ONE, 3);

        takeAll(OTHER, 3);
        assertThat(buckets.take(OTHER)).isPositive();
    }

    @Test
    void does_not_keep_a_client_out_when_the_clock_is_set_back() {
        takeAll(ONE, 3);
        now = now.minus(Duration.ofDays(30));

        assertThat(buckets.take(ONE)).isEqualTo(Duration.ofMillis(500));
        now = now.plusMillis(1500);
        takeAll(ONE, 3);
    }

    @Test
    void remembers_a_bounded_number_of_clients_the_latest_ones() {
        takeAll(ONE, 3);
        for (int i = 10; i < 10 + 10 * RecentClients.LIMIT; i++) {
            assertThat(buckets.take(client(i))).isZero();
        }

        assertThat(buckets.size()).isEqualTo(RecentClients.LIMIT);
        takeAll(ONE, 3);
    }

    /** A flood from other addresses must not free a client that goes on asking. */
    @Test
    void does_not_forget_a_client_that_keeps_asking() {
        takeAll(ONE, 3);
        for (int i = 10; i < 10 + 4 * RecentClients.LIMIT; i++) {
            var _ = buckets.take(client(i));
            if (i % 1000 == 0) {
                assertThat(buckets.take(ONE)).isPositive();
            }
        }
    }

    private void takeAll(Client client, int tokens) {
        for (int i = 0; i < tokens; i++) {
            assertThat(buckets.take(client)).isZero();
        }
    }

    private static Client client(int number) {
        return new Client(number, true);
    }
}
