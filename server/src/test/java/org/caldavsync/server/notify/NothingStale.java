package org.caldavsync.server.notify;

import java.time.Instant;
import java.util.List;
import org.caldavsync.server.run.Subject;

/** Everything is up to date. */
record NothingStale() implements Staleness {
    @Override
    public List<Stale> news(Instant now) {
        return List.of();
    }

    @Override
    public boolean isOver(Subject subject) {
        return false;
    }
}
