package org.caldavsync.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.hc.client5.http.utils.DateUtils;

/** The Retry-After header (RFC 9110 §10.2.3) of a 429 or 503. */
public final class RetryAfter {
    static final Duration SHORTEST = Duration.ofMinutes(1);
    static final Duration LONGEST = Duration.ofHours(2);
    static final Duration DEFAULT = Duration.ofMinutes(15);

    private RetryAfter() {}

    /** How long to leave the server alone: from 1 minute to 2 hours, 15 minutes where it does not say. */
    public static Duration parse(Headers headers, InstantSource clock) {
        return headers.first("Retry-After")
                .map(String::trim)
                .flatMap(value -> value.matches("\\d+") ? seconds(value) : until(value, clock))
                .map(RetryAfter::bounded)
                .orElse(DEFAULT);
    }

    private static Optional<Duration> seconds(String digits) {
        return Optional.of(digits.length() > 9 ? LONGEST : Duration.ofSeconds(Long.parseLong(digits)));
    }

    private static Optional<Duration> until(String date, InstantSource clock) {
        Instant instant = DateUtils.parseStandardDate(date);
        return Optional.ofNullable(instant).map(then -> Duration.between(clock.instant(), then));
    }

    private static Duration bounded(Duration wait) {
        return wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
