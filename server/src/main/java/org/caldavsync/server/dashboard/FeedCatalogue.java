package org.caldavsync.server.dashboard;

import java.util.List;

/** The feeds the page lists. */
@FunctionalInterface
public interface FeedCatalogue {

    /**
     * One feed path.
     *
     * @param source the name of its source
     * @param path decoded, below {@code /ics/}, with {@code public/} in front where it is a public one
     * @param needsPassword whether readers must log in
     * @param ready whether there is content to serve
     */
    record Entry(String source, String path, boolean needsPassword, boolean ready) {}

    /** All feed paths in the order of their sources. */
    List<Entry> entries();
}
