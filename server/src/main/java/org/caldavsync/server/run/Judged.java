package org.caldavsync.server.run;

import java.time.Instant;

/** A failure that knows what it means: the {@link FailurePolicy} asks it, and need not know the feature it comes from. */
public interface Judged {

    /**
     * What it means.
     *
     * @param now when it happened
     */
    Verdict verdict(Instant now);
}
