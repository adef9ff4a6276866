package org.caldavsync.server.run;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What ran, and how it ended. */
public interface RunHistory {
    /** The largest page. */
    int PAGE = 500;

    /**
     * Which runs to list.
     *
     * @param kind null: any
     * @param subjectId null: any
     * @param status null: any
     */
    record Filter(
            @Nullable RunKind kind,
            @Nullable Long subjectId,
            @Nullable RunStatus status) {}

    /**
     * What is kept.
     *
     * @param since runs that finished earlier go
     * @param everyRunSince of the runs that finished earlier, came of the schedule and changed nothing, the last of each
     *     day and outcome stays
     */
    record Retention(Instant since, Instant everyRunSince) {}

    /** The sums of what the runs of one hour counted. */
    record HourlyCounts(Instant start, SortedMap<String, Long> counts) {
        public HourlyCounts {
            counts = Collections.unmodifiableSortedMap(counts);
        }
    }

    Optional<Run> find(long id);

    /**
     * Newest first.
     *
     * @param before only runs with a smaller id
     * @param limit 1 to {@link #PAGE}
     */
    List<Run> list(Filter filter, long before, int limit);

    /**
     * What a run did to events, in order.
     *
     * @param after only those after that place; 0 for the first page
     * @param limit 1 to {@link #PAGE}
     */
    List<RunItem> items(long runId, long after, int limit);

    /** What a run worked on, in order; empty where it took no time worth telling. */
    List<RunStep> steps(long runId);

    /**
     * The last runs of every source and destination, those that are gone included.
     *
     * @param each how many of one
     */
    List<Run> recent(int each);

    /** What the runs that ended since then changed, summed by the hour in which they started; hours without are absent. */
    List<HourlyCounts> countsSince(Instant since);

    /** How many runs failed since the last one that did not; at most 30. */
    int failuresInARow(Subject subject);

    /** Deletes what need not be kept, a small batch at most; returns how many runs went. */
    int prune(Retention retention);
}
