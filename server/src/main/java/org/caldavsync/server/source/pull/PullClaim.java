package org.caldavsync.server.source.pull;

import org.jdbi.v3.core.Handle;

/**
 * The right to store what was pulled with the settings of one moment. An edit of the source ends it, so that a run with
 * former settings never mixes two accounts.
 *
 * @param generation of the source's settings
 */
record PullClaim(long sourceId, long generation) {

    /** @throws SourceChangedException when the source was edited or deleted since */
    void check(Handle handle) {
        boolean holds = handle.select("SELECT 1 FROM sources WHERE id = :id AND generation = :generation")
                .bind("id", sourceId)
                .bind("generation", generation)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
        if (!holds) {
            throw new SourceChangedException();
        }
    }
}
