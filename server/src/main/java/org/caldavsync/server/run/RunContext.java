package org.caldavsync.server.run;

import java.time.InstantSource;

/** What a job sees of its run. Thread-safe. */
public interface RunContext {
    long runId();

    Trigger trigger();

    InstantSource clock();

    /**
     * Ends the job where a person or the stop of the service asks for it. To be called between two steps.
     *
     * @throws RunCancelled when the job has to end; nobody but the runner catches it
     */
    void checkCancelled();

    /**
     * Tells how far the job is. May be called as often as convenient.
     *
     * @param total 0 where it is not known
     * @param what is being worked on, for people
     */
    void progress(long done, long total, String what);

    /** Notes what was done to one event. The first 2,000 of a run are kept, the rest is counted. */
    void item(RunItem item);

    /** Adds to what was asked of other servers. */
    void traffic(long requests, long bytes);
}
