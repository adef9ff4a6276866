package org.caldavsync.server.source.pull;

import org.caldavsync.caldav.Discovery;

/** The account's calendars were not found; the message says how far it got and what to do. */
final class AccountUnusableException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Discovery.Reason reason;

    AccountUnusableException(Discovery.Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Whether it may work again without anybody doing something. */
    boolean mayPass() {
        return switch (reason) {
            case UNREACHABLE, UNAVAILABLE -> true;
            case UNAUTHORIZED, FORBIDDEN, NO_CALDAV -> false;
        };
    }
}
