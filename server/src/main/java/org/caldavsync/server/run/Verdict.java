package org.caldavsync.server.run;

import java.time.Instant;

/** What a failure means: for the person who reads it and for the next run. */
public sealed interface Verdict {
    /** For people: what happened, what is safe, what to do. */
    String message();

    FailureCause cause();

    /**
     * It may pass by itself: worth another try soon, backing off.
     *
     * @param notBefore the earliest instant another server allows; now where it says nothing
     */
    record Retry(Instant notBefore, FailureCause cause, String message) implements Verdict {}

    /** A person has to do something; no try before the ordinary next run. */
    record NeedsOwner(String message) implements Verdict {
        @Override
        public FailureCause cause() {
            return FailureCause.UPSTREAM;
        }
    }

    /** A defect of this service. */
    record Bug(String message) implements Verdict {
        @Override
        public FailureCause cause() {
            return FailureCause.SERVICE;
        }
    }
}
