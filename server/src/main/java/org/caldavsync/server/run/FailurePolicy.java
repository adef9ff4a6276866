package org.caldavsync.server.run;

import java.time.InstantSource;

/** The one place that knows what a failure means and whether it is worth another try. */
public final class FailurePolicy {
    private final InstantSource clock;

    public FailurePolicy(InstantSource clock) {
        this.clock = clock;
    }

    /** Judges what a job threw. */
    public Verdict judge(Throwable failure) {
        return new Verdict.Retry(clock.instant(), FailureCause.SERVICE, String.valueOf(failure.getMessage()));
    }
}
