package org.caldavsync.server.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.caldavsync.server.run.Subject;
import org.jspecify.annotations.Nullable;

/** Which sources and destinations are out of date, and whether people were told; kept for good, and for all processes. */
public interface Staleness {
    /**
     * One that is.
     *
     * @param name what its owner calls it
     * @param synchronised whether there ever was a good sync
     * @param since the end of its last good sync, or when it was created
     * @param interval how often there should be one
     * @param problem why the last run failed; null where it did not
     */
    record Stale(
            Subject subject,
            String name,
            boolean synchronised,
            Instant since,
            Duration interval,
            @Nullable String problem) {}

    /** Those that people are to be told of now. They count as told from now on, to whichever process asks next. */
    List<Stale> news(Instant now);

    /** Whether people were told that this one is out of date; they are to be told that it no longer is, once. */
    boolean isOver(Subject subject);
}
