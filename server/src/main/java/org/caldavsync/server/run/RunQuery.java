package org.caldavsync.server.run;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caldavsync.server.web.Query;

/** Which runs a request asks for. */
record RunQuery(RunHistory.Filter filter, long before, int limit) {
    private static final long RUNS = 50;
    private static final String STATUSES =
            "one of " + Arrays.stream(RunStatus.values()).map(RunStatus::code).collect(Collectors.joining(", "));

    static RunQuery of(Context ctx) {
        Query query = Query.of(ctx);
        Optional<Long> source = query.wholeNumber("source_id", 1, Long.MAX_VALUE);
        Optional<Long> destination = query.wholeNumber("destination_id", 1, Long.MAX_VALUE);
        if (source.isPresent() && destination.isPresent()) {
            query.reject("destination_id", "no run is of a source and of a destination");
        }
        Optional<RunStatus> status = query.optional("status", STATUSES, RunStatus::ofCode);
        long before = query.wholeNumber("before", 1, Long.MAX_VALUE).orElse(Long.MAX_VALUE);
        long limit = query.wholeNumber("limit", 1, RunHistory.PAGE).orElse(RUNS);
        query.verify();
        RunKind kind = source.isPresent() ? RunKind.SOURCE : destination.isPresent() ? RunKind.DESTINATION : null;
        RunHistory.Filter filter =
                new RunHistory.Filter(kind, source.or(() -> destination).orElse(null), status.orElse(null));
        return new RunQuery(filter, before, (int) limit);
    }
}
