package org.caldavsync.http;

import java.time.Duration;
import java.time.InstantSource;

/** The Retry-After header (RFC 9110 §10.2.3) of a 429 or 503. */
public final class RetryAfter {
    static final Duration SHORTEST = Duration.ofMinutes(1);
    static final Duration LONGEST = Duration.ofHours(2);
    static final Duration DEFAULT = Duration.ofMinutes(15);

    private RetryAfter() {}

    /** How long to leave the server alone: from 1 minute to 2 hours, 15 minutes where it does not say. */
    public static Duration parse(Headers headers, InstantSource clock) {
        return DEFAULT;
    }
}
