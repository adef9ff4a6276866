package org.caldavsync.server.subject;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongFunction;
import org.caldavsync.server.run.RunKind;
import org.caldavsync.server.run.RunStore;
import org.caldavsync.server.run.Schedule;
import org.caldavsync.server.run.Subject;
import org.jspecify.annotations.Nullable;

/** What sources and destinations are doing and going to do. */
public final class Activities {
    private final RunStore runs;
    private final Schedule schedule;

    /**
     * What one of them is at.
     *
     * @param nextSync when it runs next by itself; null: never, or it runs now
     * @param runningRunId its open run; null: it has none
     */
    public record Activity(
            @Nullable Instant nextSync, @Nullable Long runningRunId) {}

    public Activities(RunStore runs, Schedule schedule) {
        this.runs = runs;
        this.schedule = schedule;
    }

    public Activity of(Subject subject) {
        return new Activity(
                schedule.next(subject).orElse(null),
                runs.openOf(subject).map(open -> open.run().id()).orElse(null));
    }

    /** {@link #of} everything of that kind, by id, as of now. */
    public LongFunction<Activity> ofAll(RunKind kind) {
        Map<Long, Instant> next = schedule.nextAll(kind);
        Map<Long, Long> running = new HashMap<>();
        runs.open().stream()
                .map(RunStore.OpenRun::run)
                .filter(run -> run.subject().kind() == kind)
                .forEach(run -> running.put(run.subject().id(), run.id()));
        return id -> new Activity(next.get(id), running.get(id));
    }
}
