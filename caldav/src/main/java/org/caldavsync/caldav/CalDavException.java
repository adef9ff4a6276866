package org.caldavsync.caldav;

import java.io.Serial;
import java.time.Instant;

/**
 * The server answered, and its answer ends the operation. The message is for people and holds no credential; the
 * {@link #evidence} is for the log and the run's history. Where there is no answer at all it is an
 * {@code org.caldavsync.http.HttpFailure}.
 */
public abstract sealed class CalDavException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Evidence evidence;

    /**
     * @param request method and address without query
     * @param excerpt how the body begins, at most 512 characters
     */
    public record Evidence(String request, int status, String excerpt) {}

    private CalDavException(String message, Evidence evidence) {
        super(message);
        this.evidence = evidence;
    }

    public Evidence evidence() {
        return evidence;
    }

    public int status() {
        return evidence.status();
    }

    /** The credentials are refused (401): do not repeat with the same ones. */
    public static final class Unauthorized extends CalDavException {
        Unauthorized(Evidence evidence) {
            super(
                    "The server does not accept the user name or password. Nothing was changed. Check them; providers"
                            + " with two-factor login need an app password.",
                    evidence);
        }
    }

    /** The user is known and may not do this (403). */
    public static final class Forbidden extends CalDavException {
        Forbidden(Evidence evidence) {
            super(
                    "The server refuses access to this address. Nothing was changed. Check that the address belongs to"
                            + " this account and is shared with it.",
                    evidence);
        }
    }

    /** There is nothing at this address (404, 410). */
    public static final class NotFound extends CalDavException {
        NotFound(Evidence evidence) {
            super(
                    "There is nothing at this address. Nothing was changed. The calendar may have been deleted or"
                            + " renamed.",
                    evidence);
        }
    }

    /** Something answers there that is no CalDAV server: a web page, a proxy, a server without that method. */
    public static final class NotWebDav extends CalDavException {
        NotWebDav(Evidence evidence) {
            super(
                    "What answers at this address is no CalDAV server. Nothing was changed. Check the address; a login"
                            + " page or a proxy may be in between.",
                    evidence);
        }
    }

    /** It is a resource, but not a calendar any more. */
    public static final class NotACalendar extends CalDavException {
        NotACalendar(Evidence evidence) {
            super("This address is no calendar. Nothing was changed. Choose one of the account's calendars.", evidence);
        }
    }

    /** The server asks to be left alone (429, or 503 and 403 for a quota). */
    public static final class RateLimited extends CalDavException {
        private final Instant retryAt;

        RateLimited(Instant retryAt, Evidence evidence) {
            super("The server asks for a pause. Nothing was changed. It is tried again after that.", evidence);
            this.retryAt = retryAt;
        }

        /** Not before then. */
        public Instant retryAt() {
            return retryAt;
        }
    }

    /** The server failed (5xx). */
    public static final class ServerError extends CalDavException {
        ServerError(Evidence evidence) {
            super(
                    "The server failed with status " + evidence.status()
                            + ". Nothing was changed. It is tried again later.",
                    evidence);
        }
    }

    /** A status that makes no sense for the request, or a request the server cannot handle. */
    public static final class Unexpected extends CalDavException {
        Unexpected(Evidence evidence) {
            super(
                    "The server answered with status " + evidence.status()
                            + ", which does not fit the request. Nothing was changed.",
                    evidence);
        }
    }

    /** The answer ends early or is no valid XML: nothing follows from it. */
    public static final class MalformedAnswer extends CalDavException {
        MalformedAnswer(Evidence evidence) {
            super("The server's answer is cut short or damaged. Nothing was changed. It is tried again.", evidence);
        }
    }
}
