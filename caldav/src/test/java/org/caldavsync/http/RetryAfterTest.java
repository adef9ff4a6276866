package org.caldavsync.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T10:00:00Z"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120 | PT2M",
                " 120  | PT2M",
                "0 | PT1M",
                "86400 | PT2H",
                "99999999999999999999 | PT2H",
                "Sun, 22 Nov 2026 10:30:00 GMT | PT30M",
                "Sunday, 22-Nov-26 10:30:00 GMT | PT30M",
                "Sun, 22 Nov 2026 09:00:00 GMT | PT1M",
                "Tue, 24 Nov 2026 09:00:00 GMT | PT2H",
                "soon | PT15M",
                "-5 | PT15M"
            })
    void waits_as_told_within_reason(String value, Duration wait) {
        assertThat(RetryAfter.parse(Headers.NONE.plus("retry-after", value), CLOCK))
                .isEqualTo(wait);
    }

    @Test
    void waits_a_quarter_of_an_hour_where_nothing_is_said() {
        assertThat(RetryAfter.parse(Headers.NONE, CLOCK)).isEqualTo(Duration.ofMinutes(15));
    }
}
