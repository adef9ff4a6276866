package org.caldavsync.server.run;

/** What one run does, with the settings of the moment it was made. */
public interface Job {
    /** What it is about. */
    Subject subject();

    /**
     * Does it, on a virtual thread of its own. Never called twice at a time for one subject.
     *
     * <p>Between two steps it asks {@link RunContext#checkCancelled()}. What breaks it is thrown: the {@link
     * FailurePolicy} judges, and the run is closed as {@code error}.
     */
    Outcome execute(RunContext context);
}
