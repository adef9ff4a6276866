package org.caldavsync.server.source.pull;

import java.util.List;
import java.util.Optional;
import org.caldavsync.server.feed.FeedVersion;
import org.caldavsync.server.source.Source;

/**
 * All that is stored of a source when its run begins, read at one moment: most runs find nothing new and need no more.
 *
 * @param feed that is served; empty before the first
 * @param leftOut members that cannot be in the feed
 */
record Snapshot(
        Source source, Account account, List<StoredCalendar> calendars, Optional<FeedVersion> feed, long leftOut) {
    Snapshot {
        calendars = List.copyOf(calendars);
    }
}
