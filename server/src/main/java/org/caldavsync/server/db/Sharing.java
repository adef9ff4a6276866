package org.caldavsync.server.db;

import org.caldavsync.http.HostPlaces;

/**
 * What processes that share a database do together.
 *
 * @param signals what they tell each other
 * @param places how they share the places that hosts have for requests
 */
public record Sharing(Signals signals, HostPlaces places) implements AutoCloseable {
    /** Nothing, since there is one process. */
    static final Sharing ALONE = new Sharing(Signals.NONE, HostPlaces.ALONE);

    @Override
    public void close() {
        signals.close();
        if (places instanceof PostgresPlaces open) {
            open.close();
        }
    }
}
