package org.caldavsync.server.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.caldavsync.server.run.RunStore.Lease;
import org.caldavsync.server.run.RunStore.OpenRun;
import org.caldavsync.server.run.RunStore.Renewed;

/**
 * The open runs this process holds, and how it proves to others that it lives: a lease on each, renewed while it works.
 * A run whose lease has expired is abandoned, and anybody may close it.
 */
final class Leases {
    static final Duration LENGTH = Duration.ofSeconds(30);
    static final Duration RENEWAL = Duration.ofSeconds(10);

    /** A lease that ends later than this was given before the clock was set back. */
    private static final Duration IMPLAUSIBLE = Duration.ofMinutes(10);

    private final String owner = UUID.randomUUID().toString();
    private final Map<Long, LiveRun> held = new ConcurrentHashMap<>();
    private final RunStore store;
    private final RunCloser closer;
    private final InstantSource clock;

    Leases(RunStore store, RunCloser closer, InstantSource clock) {
        this.store = store;
        this.closer = closer;
        this.clock = clock;
    }

    String owner() {
        return owner;
    }

    Lease grant() {
        return new Lease(owner, clock.instant().plus(LENGTH));
    }

    void hold(LiveRun run) {
        held.put(run.runId(), run);
    }

    void release(LiveRun run) {
        held.remove(run.runId());
    }

    Optional<LiveRun> held(long runId) {
        return Optional.ofNullable(held.get(runId));
    }

    Collection<LiveRun> held() {
        return List.copyOf(held.values());
    }

    boolean expired(OpenRun open) {
        Instant now = clock.instant();
        Instant until = open.lease().until();
        boolean lapsed = until.isBefore(now) || until.isAfter(now.plus(IMPLAUSIBLE));
        return lapsed && !held.containsKey(open.run().id());
    }

    /** Renews what is held, hears who asks for an end, and closes what others abandoned. Once every {@link #RENEWAL}. */
    void beat() {
        renew();
        closer.retry();
        closeAbandoned();
    }

    void closeAbandoned() {
        store.open().stream().filter(this::expired).forEach(closer::closeAbandoned);
    }

    private void renew() {
        Set<Long> before = Set.copyOf(held.keySet());
        Map<Long, Renewed> renewed =
                store.renew(before, grant()).stream().collect(Collectors.toMap(Renewed::runId, run -> run));
        for (long id : before) {
            Renewed still = renewed.get(id);
            held(id).ifPresent(run -> {
                if (still == null) {
                    run.endBy(LiveRun.End.LEASE_LOST);
                    run.interrupt();
                } else if (still.cancelRequested()) {
                    run.endBy(LiveRun.End.CANCELLED);
                }
            });
        }
    }
}
