package org.caldavsync.server.web;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of a request, read one by one. Problems are collected as in {@link Body}; {@link #verify} throws
 * them. An empty parameter counts as absent.
 */
public final class Query {
    private final Function<String, @Nullable String> parameters;
    private final List<FieldProblem> problems = new ArrayList<>();

    Query(Function<String, @Nullable String> parameters) {
        this.parameters = parameters;
    }

    public static Query of(Context ctx) {
        return new Query(ctx::queryParam);
    }

    /** The parameter as that reader understands it; where it does not, that is a problem and the result is empty. */
    public <T> Optional<T> optional(String name, String description, Function<String, Optional<T>> reader) {
        String text = parameters.apply(name);
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> value = reader.apply(text);
        if (value.isEmpty()) {
            reject(name, "must be " + description);
        }
        return value;
    }

    /** A whole number within those bounds, both included. */
    public Optional<Long> wholeNumber(String name, long from, long to) {
        String bounds = to == Long.MAX_VALUE ? "from " + from : "from " + from + " to " + to;
        return optional(
                name, "a whole number " + bounds, text -> parseLong(text).filter(n -> n >= from && n <= to));
    }

    /** As {@link #optional}; absent is a problem too. */
    public <T> Optional<T> required(String name, String description, Function<String, Optional<T>> reader) {
        String text = parameters.apply(name);
        if (text == null || text.isEmpty()) {
            reject(name, "is required");
            return Optional.empty();
        }
        return optional(name, description, reader);
    }

    /** A time in RFC 3339 form; absent is a problem too. */
    public Optional<Instant> requiredTime(String name) {
        return required(name, "a time such as 2026-11-22T07:44:17Z", Query::parseTime);
    }

    /** Notes that a parameter breaks a rule. */
    public void reject(String name, String message) {
        problems.add(new FieldProblem(name, message));
    }

    /**
     * Ends the reading.
     *
     * @throws ApiException.InvalidBody with every problem found, where there is one
     */
    public void verify() {
        if (!problems.isEmpty()) {
            throw new ApiException.InvalidBody(problems);
        }
    }

    private static Optional<Long> parseLong(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** In a query a plus sign means a space, so that an offset may arrive with one. */
    private static Optional<Instant> parseTime(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.replace(' ', '+')).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
