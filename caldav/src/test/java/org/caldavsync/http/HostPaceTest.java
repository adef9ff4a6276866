package org.caldavsync.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.caldavsync.http.HostPace.Kind;
import org.caldavsync.http.HostPace.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many at a time, and how soon after each other, by a clock that only moves when somebody waits. */
class HostPaceTest {
    private static final Duration NO_PATIENCE = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FakeClock clock = new FakeClock();

    private static final class FakeClock implements PaceClock {
        private long now = -5_000_000_000L;
        private long waited;

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void await(long nanos) {
            now += nanos;
            waited += nanos;
        }

        Duration waited() {
            return Duration.ofNanos(waited);
        }
    }

    private HostPace pace(int parallel, Duration gap) {
        return new HostPace(new HttpLimits.Pace(parallel, parallel, gap), clock, HostPlaces.ALONE);
    }

    @Test
    void a_third_request_waits_until_one_of_two_is_over() throws Exception {
        HostPace pace = pace(2, Duration.ZERO);
        Place first = pace.enter("a.example", Kind.READ, NO_PATIENCE);
        Place second = pace.enter("a.example", Kind.READ, NO_PATIENCE);
        assertThatThrownBy(() -> pace.enter("a.example", Kind.READ, NO_PATIENCE))
                .isInstanceOf(HttpFailure.Deadline.class);

        var third = CompletableFuture.supplyAsync(
                () -> pace.enter("a.example", Kind.READ, PATIENCE), Thread.ofVirtual()::start);
        first.close();

        third.get(20, TimeUnit.SECONDS).close();
        second.close();
    }

    @Test
    void a_place_is_given_back_only_once() {
        HostPace pace = pace(1, Duration.ZERO);
        Place first = pace.enter("a.example", Kind.READ, NO_PATIENCE);
        first.close();
        first.close();

        Place second = pace.enter("a.example", Kind.READ, NO_PATIENCE);

        assertThatThrownBy(() -> pace.enter("a.example", Kind.READ, NO_PATIENCE))
                .isInstanceOf(HttpFailure.Deadline.class);
        second.close();
    }

    @Test
    void reads_and_writes_do_not_wait_for_each_other() {
        HostPace pace = pace(1, Duration.ZERO);
        Place reading = pace.enter("a.example", Kind.of("PROPFIND"), NO_PATIENCE);
        Place writing = pace.enter("a.example", Kind.of("PUT"), NO_PATIENCE);

        assertThatThrownBy(() -> pace.enter("a.example", Kind.of("DELETE"), NO_PATIENCE))
                .isInstanceOf(HttpFailure.Deadline.class);
        reading.close();
        writing.close();
    }

    @Test
    void hosts_do_not_wait_for_each_other() {
        HostPace pace = pace(1, Duration.ofHours(1));

        pace.enter("a.example", Kind.READ, NO_PATIENCE).close();
        pace.enter("b.example", Kind.READ, NO_PATIENCE).close();

        assertThat(clock.waited()).isZero();
    }

    @Test
    void starts_are_a_gap_apart_however_short_the_requests() {
        HostPace pace = pace(2, Duration.ofMillis(100));

        pace.enter("a.example", Kind.READ, NO_PATIENCE).close();
        pace.enter("a.example", Kind.READ, NO_PATIENCE).close();
        pace.enter("a.example", Kind.READ, NO_PATIENCE).close();

        assertThat(clock.waited()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void a_gap_that_has_passed_anyway_costs_nothing() {
        HostPace pace = pace(2, Duration.ofMillis(100));
        pace.enter("a.example", Kind.READ, NO_PATIENCE).close();
        clock.now += Duration.ofMillis(100).toNanos();

        pace.enter("a.example", Kind.READ, NO_PATIENCE).close();

        assertThat(clock.waited()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"gmx.net, 2000", "caldav.gmx.net, 2000", "web.de, 2000", "notgmx.net, 0", "gmx.net.evil.example, 0"})
    void providers_that_throttle_get_a_longer_gap(String host, long millis) {
        HostPace pace = pace(2, Duration.ZERO);

        pace.enter(host, Kind.READ, NO_PATIENCE).close();
        pace.enter(host, Kind.READ, NO_PATIENCE).close();

        assertThat(clock.waited()).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void an_interrupted_wait_is_a_cancelled_request() throws Exception {
        HostPace pace = pace(1, Duration.ZERO);
        Place held = pace.enter("a.example", Kind.READ, NO_PATIENCE);
        var outcome = new CompletableFuture<Boolean>();
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                pace.enter("a.example", Kind.READ, PATIENCE).close();
            } catch (HttpFailure.Cancelled e) {
                outcome.complete(Thread.currentThread().isInterrupted());
            }
        });

        waiting.interrupt();

        assertThat(outcome.get(20, TimeUnit.SECONDS)).isTrue();
        held.close();
    }
}
