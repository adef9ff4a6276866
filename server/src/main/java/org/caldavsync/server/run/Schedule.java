package org.caldavsync.server.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.caldavsync.server.db.Database;

/** Starts runs by themselves. What is planned is kept in the database and survives the process. */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"})
public final class Schedule implements AutoCloseable {
    /**
     * How time passes here.
     *
     * @param polling how often what is due is looked for
     */
    public record Timing(InstantSource clock, RandomGenerator random, Duration polling) {}

    public Schedule(Database database, List<Jobs> jobs, Runner runner, Timing timing) {}

    /** Brings what is planned in line with what there is, spreads what is overdue, and begins. */
    public void start() {}

    /** When something that is planned anew runs first. */
    public enum First {
        /** At once, and once more where a run with the former settings is under way. */
        NOW,
        /** One interval from now, or earlier where it was planned so. */
        WHEN_DUE
    }

    /** Has the subject run by itself at that interval; zero: never. */
    public void plan(Subject subject, Duration interval, First first) {
        throw new UnsupportedOperationException(subject.toString() + interval + first);
    }

    /** The subject no longer runs by itself. */
    public void remove(Subject subject) {
        throw new UnsupportedOperationException(subject.toString());
    }

    /** When the subject runs next by itself; empty: never, or it runs now. */
    public Optional<Instant> next(Subject subject) {
        throw new UnsupportedOperationException(subject.toString());
    }

    /** {@link #next} of everything of that kind, by id. */
    public Map<Long, Instant> nextAll(RunKind kind) {
        throw new UnsupportedOperationException(kind.toString());
    }

    /** How late the most overdue run is; zero where none is. */
    public Duration lag() {
        return Duration.ZERO;
    }

    @Override
    public void close() {}
}
