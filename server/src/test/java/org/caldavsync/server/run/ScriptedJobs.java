package org.caldavsync.server.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Sources that do what a test says. */
final class ScriptedJobs implements Jobs {
    static final Outcome.Ok UNCHANGED = new Outcome.Ok(Map.of(), false);

    private final Map<Long, Function<RunContext, Outcome>> scripts = new ConcurrentHashMap<>();
    private final Map<Long, Duration> intervals = new ConcurrentHashMap<>();
    private final List<Run> finished = new CopyOnWriteArrayList<>();

    /** The source of that id exists and does that. */
    Subject add(long id, Function<RunContext, Outcome> script) {
        scripts.put(id, script);
        return Subject.source(id);
    }

    /** The source of that id exists, runs by itself, and does that. */
    Subject add(long id, Duration interval, Function<RunContext, Outcome> script) {
        intervals.put(id, interval);
        return add(id, script);
    }

    void delete(long id) {
        intervals.remove(id);
        scripts.remove(id);
    }

    List<Run> finished() {
        return finished;
    }

    @Override
    public RunKind kind() {
        return RunKind.SOURCE;
    }

    @Override
    public Optional<Job> find(long id) {
        return Optional.ofNullable(scripts.get(id)).map(script -> new ScriptedJob(Subject.source(id), script));
    }

    @Override
    public Map<Long, Duration> intervals() {
        return Map.copyOf(intervals);
    }

    @Override
    public Duration interval(long id) {
        return intervals.getOrDefault(id, Duration.ZERO);
    }

    @Override
    public void finished(Run run) {
        finished.add(run);
    }

    private record ScriptedJob(Subject subject, Function<RunContext, Outcome> script) implements Job {
        @Override
        public Outcome execute(RunContext context) {
            return script.apply(context);
        }
    }
}
