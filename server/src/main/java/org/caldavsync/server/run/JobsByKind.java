package org.caldavsync.server.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whatever can run, of every kind. What is of a kind that nobody handed in does not exist. */
final class JobsByKind {
    private final Map<RunKind, Jobs> byKind;

    JobsByKind(List<Jobs> jobs) {
        this.byKind = jobs.stream().collect(Collectors.toUnmodifiableMap(Jobs::kind, Function.identity()));
    }

    Optional<Job> find(Subject subject) {
        return of(subject).flatMap(jobs -> jobs.find(subject.id()));
    }

    Duration interval(Subject subject) {
        return of(subject).map(jobs -> jobs.interval(subject.id())).orElse(Duration.ZERO);
    }

    void finished(Run run) {
        of(run.subject()).ifPresent(jobs -> jobs.finished(run));
    }

    private Optional<Jobs> of(Subject subject) {
        return Optional.ofNullable(byKind.get(subject.kind()));
    }
}
