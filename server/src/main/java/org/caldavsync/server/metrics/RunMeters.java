package org.caldavsync.server.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.caldavsync.server.run.Run;
import org.caldavsync.server.run.RunListener;

/** How runs end, how long they take, and what they do. */
final class RunMeters implements RunListener {
    /** The counts of a run that say what it did, rather than what there is. */
    private static final Set<String> ACTIONS = Set.of("created", "updated", "deleted", "failed", "held", "linked");

    private final MeterRegistry registry;

    RunMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void finished(Run run) {
        String kind = run.subject().kind().code();
        Counter.builder("caldavsync.runs")
                .description("Runs that ended, by outcome")
                .tags(
                        "kind",
                        kind,
                        "status",
                        run.status().code(),
                        "trigger",
                        run.trigger().code())
                .register(registry)
                .increment();
        if (run.finishedAt() != null) {
            Duration took = Duration.between(run.startedAt(), run.finishedAt());
            Timer.builder("caldavsync.run.duration")
                    .description("How long runs took")
                    .tag("kind", kind)
                    .serviceLevelObjectives(
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(10),
                            Duration.ofMinutes(1),
                            Duration.ofMinutes(10))
                    .register(registry)
                    .record(took.isNegative() ? Duration.ZERO : took);
        }
        for (Map.Entry<String, Long> count : run.tally().counts().entrySet()) {
            if (ACTIONS.contains(count.getKey())) {
                Counter.builder("caldavsync.run.items")
                        .description("What runs did to events")
                        .tags("kind", kind, "action", count.getKey())
                        .register(registry)
                        .increment(count.getValue());
            }
        }
    }
}
