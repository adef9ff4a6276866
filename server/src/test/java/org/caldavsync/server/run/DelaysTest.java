package org.caldavsync.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelaysTest {
    private static final int TRIES = 1_000;

    private final Delays delays = new Delays(new SplittableRandom(20261122));

    @ParameterizedTest
    @CsvSource({"PT10S, PT0.5S", "PT5M, PT15S", "PT1H, PT30S", "PT24H, PT30S"})
    void jitters_by_five_percent_and_at_most_half_a_minute(Duration interval, Duration most) {
        for (int i = 0; i < TRIES; i++) {
            assertThat(delays.jittered(interval)).isBetween(interval.minus(most), interval.plus(most));
        }
    }

    @ParameterizedTest
    @CsvSource({"PT10S, 1, PT5S", "PT5M, 1, PT60S", "PT24H, 1200, PT60S", "PT24H, 12000, PT10M", "PT10M, 12000, PT5M"})
    void spreads_over_half_the_interval_and_a_minute_or_what_many_need(Duration interval, int together, Duration most) {
        Duration before = Duration.ZERO;
        for (int place = 0; place < together; place++) {
            Duration spread = delays.spread(interval, place, together);
            assertThat(spread).isBetween(before, most);
            before = spread;
        }
        Duration last = delays.spread(interval, together - 1, together);
        assertThat(last).isBetween(most.minus(most.dividedBy(together)), most);
    }

    @ParameterizedTest
    @CsvSource({
        "1, PT1H, PT30S",
        "2, PT1H, PT60S",
        "7, PT1H, PT32M",
        "8, PT1H, PT1H",
        "30, PT1H, PT1H",
        "30, PT10S, PT1M",
        "30, PT48H, PT6H"
    })
    void doubles_the_pause_up_to_the_interval(int failures, Duration interval, Duration most) {
        for (int i = 0; i < TRIES; i++) {
            assertThat(delays.backOff(failures, interval))
                    .isBetween(most.multipliedBy(3).dividedBy(4), most);
        }
    }

    @Test
    void does_not_pause_where_nothing_failed() {
        assertThat(delays.backOff(0, Duration.ofHours(1))).isZero();
    }
}
