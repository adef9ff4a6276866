package org.caldavsync.server.run;

import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A run as the API shows it; of the two ids one is null. */
record RunView(
        long id,
        String kind,
        @Nullable Long sourceId,
        @Nullable Long destinationId,
        String trigger,
        String status,
        Instant startedAt,
        @Nullable Instant finishedAt,
        SortedMap<String, Long> counts,
        long requests,
        long bytes,
        @Nullable String error) {

    static RunView of(Run run) {
        Run.Problem problem = run.problem();
        return new RunView(
                run.id(),
                run.subject().kind().code(),
                idOf(run.subject(), RunKind.SOURCE),
                idOf(run.subject(), RunKind.DESTINATION),
                run.trigger().code(),
                run.status().code(),
                run.startedAt(),
                run.finishedAt(),
                run.tally().counts(),
                run.tally().requests(),
                run.tally().bytes(),
                problem == null ? null : problem.message());
    }

    static @Nullable Long idOf(Subject subject, RunKind kind) {
        return subject.kind() == kind ? subject.id() : null;
    }
}
