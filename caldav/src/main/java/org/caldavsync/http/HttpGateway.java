package org.caldavsync.http;

import java.net.Socket;
import java.time.Duration;

/**
 * The one way out: connections, limits and guard of the whole process. Safe for use by several threads, meant to be
 * called from virtual ones: interrupting such a thread aborts its request. Closing it aborts all.
 */
public final class HttpGateway implements AutoCloseable {
    private static final Duration SWEEP = Duration.ofSeconds(30);

    private final HttpLimits limits;
    private final String userAgent;
    private final Watchdog watchdog = new Watchdog();
    private final GuardedResolver resolver;
    private final Connections connections;
    private final HostPace pace;
    private volatile HttpObserver observer = HttpObserver.NONE;

    /** A gateway of a process that is alone. */
    public HttpGateway(HttpLimits limits, AddressGuard guard, String userAgent) {
        this(limits, guard, userAgent, HostPlaces.ALONE);
    }

    /**
     * @param userAgent sent with every request that does not set its own; some servers refuse an empty one
     * @param places what other processes leave of each host's places
     */
    public HttpGateway(HttpLimits limits, AddressGuard guard, String userAgent, HostPlaces places) {
        this(
                limits,
                new GuardedResolver(
                        GuardedResolver.Lookup.SYSTEM, guard, limits.timeouts().connect()),
                userAgent,
                places);
    }

    HttpGateway(HttpLimits limits, GuardedResolver resolver, String userAgent, HostPlaces places) {
        this.limits = limits;
        this.userAgent = userAgent;
        this.resolver = resolver;
        this.connections = new Connections(limits, resolver);
        this.pace = new HostPace(limits.pace(), PaceClock.system(), places);
        watchdog.every(SWEEP, connections::closeIdle);
    }

    /**
     * A session that knows nothing about its server yet.
     *
     * @throws IllegalArgumentException if the authority of {@link Tls} cannot be read
     */
    public HttpSession session(Access access) {
        return session(access, Learned.NOTHING);
    }

    /** A session that goes on with what an earlier one {@link HttpSession#learned}. */
    public HttpSession session(Access access, Learned learned) {
        Wire wire = new Wire(connections.client(access.tls()), limits, pace, watchdog);
        return new HttpSession(wire, new Authenticator(access, learned), new HttpSession.Manners(userAgent, observer));
    }

    /**
     * A connection for another protocol than HTTP, under the same guard and time limits; the caller's to close. Its address
     * has the name that was asked for.
     *
     * @throws HttpFailure when there is none
     */
    public Socket dial(String host, int port) {
        return new Dial(resolver, limits.timeouts()).open(host, port);
    }

    /** Has that observer told of the requests of all sessions that are opened from now on. */
    public void observe(HttpObserver newObserver) {
        observer = newObserver;
    }

    @Override
    public void close() {
        watchdog.close();
        connections.close();
    }
}
