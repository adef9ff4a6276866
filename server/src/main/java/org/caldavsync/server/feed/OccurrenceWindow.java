package org.caldavsync.server.feed;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caldavsync.server.web.ApiException;
import org.caldavsync.server.web.FieldProblem;
import org.jspecify.annotations.Nullable;

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
    static OccurrenceWindow parse(@Nullable String from, @Nullable String to) {
        List<FieldProblem> problems = new ArrayList<>();
        Optional<Instant> first = time("from", from, problems);
        Optional<Instant> end = time("to", to, problems);
        if (first.isEmpty() || end.isEmpty()) {
            throw new ApiException.InvalidBody(problems);
        }
        Duration length = Duration.between(first.get(), end.get());
        if (!length.isPositive() || length.compareTo(LONGEST) > 0) {
            String message = "must be after \"from\", and at most " + LONGEST.toDays() + " days";
            throw new ApiException.InvalidBody(List.of(new FieldProblem("to", message)));
        }
        return new OccurrenceWindow(first.get(), end.get());
    }

    private static Optional<Instant> time(String field, @Nullable String text, List<FieldProblem> problems) {
        try {
            if (text != null) {
                // An offset's plus that was not escaped in the query arrives as a space.
                return Optional.of(OffsetDateTime.parse(text.replace(' ', '+')).toInstant());
            }
        } catch (DateTimeException unreadable) {
            // Said below, like what is missing.
        }
        problems.add(new FieldProblem(field, "must be a time such as 2026-11-22T00:00:00Z"));
        return Optional.empty();
    }
}
