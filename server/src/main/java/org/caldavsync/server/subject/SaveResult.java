package org.caldavsync.server.subject;

import java.util.Map;
import java.util.function.Function;
import org.caldavsync.server.web.ApiException;

/**
 * What became of storing something.
 *
 * @param <T> what is stored
 * @param <R> why it may be refused
 */
public sealed interface SaveResult<T, R> {

    /** It is stored. */
    record Saved<T, R>(T value) implements SaveResult<T, R> {}

    /** Nothing is stored: other things that are stored forbid it. */
    record Refused<T, R>(R reason) implements SaveResult<T, R> {}

    /** Nothing is stored: somebody else changed it since it was read. */
    record Moved<T, R>() implements SaveResult<T, R> {}

    /** Nothing is stored: what was to be changed is gone. */
    record Gone<T, R>() implements SaveResult<T, R> {}

    /**
     * What is stored.
     *
     * @param kind of thing, for the message: {@code source} or {@code destination}
     * @param refusal what to answer where it is refused
     * @throws ApiException that answer, 409 where it was changed meanwhile, 404 where it is gone
     */
    default T orAnswer(String kind, Function<R, ApiException> refusal) {
        return switch (this) {
            case Saved<T, R>(T value) -> value;
            case Refused<T, R>(R reason) -> throw refusal.apply(reason);
            case Moved<T, R> _ ->
                throw new ApiException.Conflict(
                        "The " + kind + " was changed by somebody else meanwhile. Nothing was saved; try again.",
                        Map.of());
            case Gone<T, R> _ -> throw new ApiException.NotFound("The " + kind + " was deleted meanwhile.");
        };
    }
}
