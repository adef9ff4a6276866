package org.caldavsync.server.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.caldavsync.server.web.ApiException;
import org.caldavsync.server.web.Query;

/**
 * The span that occurrences are asked for.
 *
 * @param from inclusive
 * @param to exclusive
 */
record OccurrenceWindow(Instant from, Instant to) {
    private static final Duration LONGEST = Duration.ofDays(62);

    /**
     * Reads both ends, RFC 3339 times.
     *
     * @throws ApiException.InvalidBody with every problem of the two
     */
    static OccurrenceWindow of(Query query) {
        Optional<Instant> from = query.requiredTime("from");
        Optional<Instant> to = query.requiredTime("to");
        if (from.isPresent() && to.isPresent() && !isAllowed(Duration.between(from.get(), to.get()))) {
            query.reject("to", "must be after \"from\", and at most " + LONGEST.toDays() + " days");
        }
        query.verify();
        return new OccurrenceWindow(from.orElseThrow(), to.orElseThrow());
    }

    private static boolean isAllowed(Duration length) {
        return length.isPositive() && length.compareTo(LONGEST) <= 0;
    }
}
