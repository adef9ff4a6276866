package org.caldavsync.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names within a time limit and hands out only addresses that the guard allows. The connection is then made to
 * exactly these addresses, so a name that changes its mind in between (DNS rebinding) gains nothing.
 */
final class GuardedResolver implements DnsResolver, AutoCloseable {
    private static final int THREADS = 8;

    private final Lookup names;
    private final AddressGuard guard;
    private final Duration limit;

    /** The system's resolver is native code: on a virtual thread it would hold one of the few carrier threads. */
    private final ExecutorService lookups;

    /** The name has addresses, but none that may be connected to. */
    static final class BlockedException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        BlockedException(String host) {
            super(host);
        }
    }

    /** Who knows the addresses of names. */
    @FunctionalInterface
    interface Lookup {
        /** The system's. */
        Lookup SYSTEM = InetAddress::getAllByName;

        InetAddress[] all(String host) throws UnknownHostException;
    }

    GuardedResolver(Lookup names, AddressGuard guard, Duration limit) {
        this.names = names;
        this.guard = guard;
        this.limit = limit;
        var pool = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("resolve-", 0).factory());
        pool.allowCoreThreadTimeOut(true);
        this.lookups = pool;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] allowed = Stream.of(lookUp(host)).filter(guard::allows).toArray(InetAddress[]::new);
        if (allowed.length == 0) {
            throw new BlockedException(host);
        }
        return allowed;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private InetAddress[] lookUp(String host) throws UnknownHostException {
        Future<InetAddress[]> lookup = lookups.submit(() -> names.all(host));
        try {
            return lookup.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw unknown(host, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(host, e);
        } finally {
            lookup.cancel(true);
        }
    }

    private static UnknownHostException unknown(String host, Exception cause) {
        var unknown = new UnknownHostException(host);
        unknown.initCause(cause);
        return unknown;
    }

    @Override
    public void close() {
        lookups.shutdownNow();
    }
}
