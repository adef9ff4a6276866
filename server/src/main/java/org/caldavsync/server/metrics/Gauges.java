package org.caldavsync.server.metrics;

import java.time.Duration;
import java.util.List;

/** What is asked only when somebody looks. */
public interface Gauges {

    /** Whether the database answers. Never throws. */
    boolean databaseWorks();

    /** The size of the database in bytes; 0 where that is not known. */
    long databaseBytes();

    /** How late the most overdue run is; zero where none is. */
    Duration scheduleLag();

    /** How many runs this process has open, those that wait for their turn included. */
    int openRuns();

    /** The sources and destinations that run by themselves, those first whose last good sync is longest ago. */
    List<Freshness> freshness(int most);

    /**
     * How old what was synchronised is.
     *
     * @param kind source or destination
     * @param age since the last good sync, or since it was created
     */
    record Freshness(String kind, long id, String name, Duration age, Duration interval, boolean failing) {}
}
