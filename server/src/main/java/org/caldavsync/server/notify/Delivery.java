package org.caldavsync.server.notify;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one attempt to tell somebody ended.
 *
 * @param problem for people; null where it was heard
 */
record Delivery(Outcome outcome, @Nullable String problem) {
    enum Outcome {
        HEARD,
        /** May be heard at another attempt. */
        MAY_PASS,
        /** This message will not be heard, however often it is sent. */
        REFUSED,
        /** The login was not accepted: further ones may lock the account. */
        LOCKED_OUT
    }

    static final Delivery HEARD = new Delivery(Outcome.HEARD, null);

    static Delivery mayPass(String problem) {
        return new Delivery(Outcome.MAY_PASS, problem);
    }

    static Delivery refused(String problem) {
        return new Delivery(Outcome.REFUSED, problem);
    }

    static Delivery lockedOut(String problem) {
        return new Delivery(Outcome.LOCKED_OUT, problem);
    }

    boolean isHeard() {
        return outcome == Outcome.HEARD;
    }

    /** What went wrong, for people. */
    String reason() {
        return Optional.ofNullable(problem).orElse("");
    }
}
