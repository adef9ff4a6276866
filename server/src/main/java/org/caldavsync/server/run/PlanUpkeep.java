package org.caldavsync.server.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.caldavsync.server.run.Plans.Plan;

/** Finds what is planned and does not fit what there is, or the clock. Decides only; the {@link Schedule} acts. */
final class PlanUpkeep {
    /** A run that is this much further away than was ever planned shows that the clock was set back. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private final Delays delays;

    PlanUpkeep(Delays delays) {
        this.delays = delays;
    }

    /** What to mend. */
    sealed interface Correction {
        Subject subject();

        record Put(Subject subject, Duration delay) implements Correction {}

        record Remove(Subject subject) implements Correction {}
    }

    /**
     * What became due while the service was down, spread, so that not everything runs at once. What has been due for longest
     * comes first: a service that is killed again and again would never get to it otherwise.
     */
    List<Correction> overdue(List<Plan> plans, Map<Long, Duration> intervals, Instant now) {
        List<Plan> overdue = plans.stream()
                .filter(plan -> !plan.running() && !plan.at().isAfter(now))
                .filter(plan -> intervals.containsKey(plan.subject().id()))
                .sorted(Comparator.comparing(Plan::at))
                .toList();
        List<Correction> corrections = new ArrayList<>();
        for (Plan plan : overdue) {
            Duration interval = intervals.getOrDefault(plan.subject().id(), Duration.ZERO);
            Duration delay = delays.spread(interval, corrections.size(), overdue.size());
            corrections.add(new Correction.Put(plan.subject(), delay));
        }
        return corrections;
    }

    /** Plans that are missing, have no use any more, or were made before the clock was set back. */
    List<Correction> misfits(RunKind kind, List<Plan> plans, Map<Long, Duration> intervals, Instant now) {
        List<Correction> corrections = new ArrayList<>();
        Set<Long> planned = new HashSet<>();
        for (Plan plan : plans) {
            planned.add(plan.subject().id());
            if (plan.running()) {
                continue;
            }
            if (!intervals.containsKey(plan.subject().id())) {
                corrections.add(new Correction.Remove(plan.subject()));
            } else if (plan.at().isAfter(now.plus(plan.delay()).plus(TOLERANCE))) {
                corrections.add(new Correction.Put(plan.subject(), plan.delay()));
            }
        }
        Map<Long, Duration> missing = new TreeMap<>(intervals);
        missing.keySet().removeAll(planned);
        int place = 0;
        for (Map.Entry<Long, Duration> one : missing.entrySet()) {
            Duration delay = firstDelay(kind, one.getValue(), new Queue(place++, missing.size()));
            corrections.add(new Correction.Put(new Subject(kind, one.getKey()), delay));
        }
        return corrections;
    }

    private record Queue(int place, int length) {}

    private Duration firstDelay(RunKind kind, Duration interval, Queue queue) {
        return switch (kind) {
            case SOURCE -> delays.spread(interval, queue.place(), queue.length());
            // Never writes anywhere but when it is due.
            case DESTINATION -> delays.jittered(interval);
        };
    }
}
