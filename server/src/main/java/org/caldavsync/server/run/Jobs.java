package org.caldavsync.server.run;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Everything of one kind that can run: what a feature hands to the {@link Runner} and to the {@link Schedule}. */
public interface Jobs {
    RunKind kind();

    /** A new job with the present settings; empty where nothing has that id (any more). */
    Optional<Job> find(long id);

    /** How often those run that run by themselves: enabled, with an interval. */
    Map<Long, Duration> intervals();

    /** How often this one runs by itself; zero: never, or nothing has that id. */
    Duration interval(long id);

    /** Takes note of a run of this kind, in the transaction that closes it. */
    void finished(Run run);
}
