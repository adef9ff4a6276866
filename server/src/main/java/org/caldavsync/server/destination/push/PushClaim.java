package org.caldavsync.server.destination.push;

import org.jdbi.v3.core.Handle;

/**
 * The right to write with the settings of one moment. An edit of the destination ends it, so that a run with former
 * settings never goes on.
 *
 * @param generation of the destination's settings
 */
record PushClaim(long destinationId, long generation) {

    /** @throws DestinationChangedException when the destination was edited or deleted since */
    void check(Handle handle) {
        boolean holds = handle.select("SELECT 1 FROM destinations WHERE id = :id AND generation = :generation")
                .bind("id", destinationId)
                .bind("generation", generation)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
        if (!holds) {
            throw new DestinationChangedException();
        }
    }
}
