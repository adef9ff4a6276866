package org.caldavsync.server.destination.push;

import java.time.Instant;
import org.caldavsync.caldav.Discovery;
import org.caldavsync.server.run.FailureCause;
import org.caldavsync.server.run.Judged;
import org.caldavsync.server.run.Verdict;

/** The calendar cannot be found or written to. Nothing was changed. */
final class TargetUnusableException extends RuntimeException implements Judged {
    private static final long serialVersionUID = 1L;

    private final boolean mayPass;

    private TargetUnusableException(String message, boolean mayPass) {
        super(message);
        this.mayPass = mayPass;
    }

    /** Only a person can mend it. */
    static TargetUnusableException forOwner(String message) {
        return new TargetUnusableException(message + " Nothing was changed.", false);
    }

    /** The account was not found. */
    static TargetUnusableException of(Discovery.NotFound lost) {
        boolean mayPass = switch (lost.reason()) {
            case UNREACHABLE, UNAVAILABLE -> true;
            case UNAUTHORIZED, FORBIDDEN, NO_CALDAV -> false;
        };
        return new TargetUnusableException(lost.message() + " Nothing was changed.", mayPass);
    }

    @Override
    public Verdict verdict(Instant now) {
        String message = String.valueOf(getMessage());
        return mayPass ? new Verdict.Retry(now, FailureCause.UPSTREAM, message) : new Verdict.NeedsOwner(message);
    }
}
