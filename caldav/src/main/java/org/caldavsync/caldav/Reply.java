package org.caldavsync.caldav;

import java.time.Instant;
import java.util.List;
import org.caldavsync.caldav.CalDavException.Evidence;
import org.caldavsync.caldav.xml.Dav;
import org.caldavsync.caldav.xml.DavError;
import org.caldavsync.http.Hop;

/** An answer to a PROPFIND or REPORT. */
sealed interface Reply {
    /** The requests it took, redirects and challenges included. */
    List<Hop> hops();

    /**
     * A multistatus, whose resources went to a consumer.
     *
     * @param address what answered, after redirects
     * @param complete false when it was cut, malformed, or named resources that cannot be addressed: then nothing
     *     follows from what is missing
     * @param syncToken {@link SyncToken#NONE} where it has none
     */
    record Members(Href address, boolean complete, SyncToken syncToken, Evidence evidence, List<Hop> hops)
            implements Reply {}

    /**
     * Any other answer.
     *
     * @param retryAt when to come back, if the status asks for a pause
     */
    record Refusal(int status, DavError error, Instant retryAt, Evidence evidence, List<Hop> hops) implements Reply {
        /** RFC 9110 §10.2.3; Google says the same with a 403 and a JSON body. */
        boolean asksForPause() {
            return status == 429
                    || status == 503
                    || (status == 403 && error.message().contains("usageLimits"));
        }

        boolean isMissing() {
            return status == 404 || status == 410;
        }

        /** The server does not do this at all. */
        boolean isUnsupported() {
            return status == 405 || status == 501 || error.has(Dav.SUPPORTED_REPORT);
        }

        /** What ends any operation, whatever it was. */
        boolean endsEverything() {
            return status == 401 || asksForPause();
        }

        CalDavException asException() {
            if (asksForPause()) {
                return new CalDavException.RateLimited(retryAt, evidence);
            }
            return switch (status) {
                case 200, 405, 501 -> new CalDavException.NotWebDav(evidence);
                case 401 -> new CalDavException.Unauthorized(evidence);
                case 403 -> new CalDavException.Forbidden(evidence);
                case 404, 410 -> new CalDavException.NotFound(evidence);
                default ->
                    status >= 500
                            ? new CalDavException.ServerError(evidence)
                            : new CalDavException.Unexpected(evidence);
            };
        }
    }
}
