package org.caldavsync.server.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.caldavsync.http.HttpObserver;

/** Requests to other servers, by host and status, for a bounded number of hosts: a redirect may lead to any. */
final class UpstreamRequests implements HttpObserver {
    static final int HOSTS = 100;

    /** What further hosts are counted as. */
    static final String OTHERS = "other";

    private final MeterRegistry registry;
    private final Set<String> hosts = ConcurrentHashMap.newKeySet();
    private final Map<Key, Counter> counters = new ConcurrentHashMap<>();

    private record Key(String host, int status) {}

    UpstreamRequests(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void answered(String host, int status) {
        counters.computeIfAbsent(new Key(known(host), plausible(status)), this::counter)
                .increment();
    }

    private String known(String host) {
        if (hosts.contains(host)) {
            return host;
        }
        synchronized (hosts) {
            return hosts.size() < HOSTS && hosts.add(host) ? host : OTHERS;
        }
    }

    /** A server may send any three digits. */
    private static int plausible(int status) {
        return status == NO_ANSWER || (status >= 100 && status < 600) ? status : 999;
    }

    private Counter counter(Key key) {
        return Counter.builder("caldavsync.upstream.requests")
                .description("Requests to other servers; status 0: no answer")
                .tag("host", key.host)
                .tag("status", Integer.toString(key.status))
                .register(registry);
    }
}
