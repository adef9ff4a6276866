package org.caldavsync.server.run;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run did, in numbers.
 *
 * @param counts by what was counted, in snake_case ({@code events}, {@code calendars}, …)
 * @param requests sent to other servers
 * @param bytes sent to and received from other servers
 */
public record Tally(SortedMap<String, Long> counts, long requests, long bytes) {
    public static final Tally NOTHING = new Tally(Collections.emptySortedMap(), 0, 0);

    public Tally {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    /** One of the counts; 0 where nothing was counted. */
    public long count(String name) {
        return counts.getOrDefault(name, 0L);
    }

    Tally withCounts(Map<String, Long> other) {
        return new Tally(new TreeMap<>(other), requests, bytes);
    }
}
