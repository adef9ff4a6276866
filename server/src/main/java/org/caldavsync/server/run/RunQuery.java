package org.caldavsync.server.run;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which runs a request asks for. */
record RunQuery(RunHistory.Filter filter, long before, int limit) {
    static final int ITEMS = 100;

    private static final int RUNS = 50;

    static RunQuery of(Context ctx) {
        QueryNumbers numbers = new QueryNumbers(ctx);
        Long source = numbers.id("source_id");
        Long destination = numbers.id("destination_id");
        if (source != null && destination != null) {
            numbers.reject("destination_id", "no run is of a source and of a destination");
        }
        RunStatus status = status(ctx, numbers);
        long before = numbers.read("before", 1, Long.MAX_VALUE, Long.MAX_VALUE);
        int limit = (int) numbers.read("limit", 1, RunHistory.PAGE, RUNS);
        numbers.verify();
        RunKind kind = source != null ? RunKind.SOURCE : destination != null ? RunKind.DESTINATION : null;
        return new RunQuery(new RunHistory.Filter(kind, source != null ? source : destination, status), before, limit);
    }

    private static @Nullable RunStatus status(Context ctx, QueryNumbers numbers) {
        String text = ctx.queryParam("status");
        if (text == null || text.isEmpty()) {
            return null;
        }
        Optional<RunStatus> status = RunStatus.ofCode(text);
        if (status.isEmpty()) {
            numbers.reject(
                    "status",
                    "must be one of "
                            + Arrays.stream(RunStatus.values())
                                    .map(RunStatus::code)
                                    .collect(Collectors.joining(", ")));
        }
        return status.orElse(null);
    }
}
