package org.caldavsync.http;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Bounds how many requests one host gets at a time and how fast they follow each other, over all accounts. */
final class HostPace {
    /** Providers known to throttle or lock accounts that come faster than this, with all their subdomains. */
    private static final Map<String, Duration> SLOW_PROVIDERS = Map.of(
            "gmx.net", Duration.ofSeconds(2),
            "gmx.de", Duration.ofSeconds(2),
            "web.de", Duration.ofSeconds(2),
            "murena.io", Duration.ofSeconds(2),
            "ecloud.global", Duration.ofSeconds(2));

    private static final int HOSTS_KEPT = 1_000;

    /** How long to wait before asking again for a place that other processes have. */
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

    private final HttpLimits.Pace pace;
    private final PaceClock clock;
    private final HostPlaces shared;
    private final Map<String, Host> hosts = new ConcurrentHashMap<>();

    /** @param shared what other processes have to agree to as well */
    HostPace(HttpLimits.Pace pace, PaceClock clock, HostPlaces shared) {
        this.pace = pace;
        this.clock = clock;
        this.shared = shared;
    }

    /** What a request does. */
    enum Kind {
        READ,
        WRITE;

        private static final Set<String> WRITING = Set.of("PUT", "DELETE", "MKCALENDAR", "MKCOL");

        static Kind of(String method) {
            return WRITING.contains(method) ? WRITE : READ;
        }
    }

    /** The right to have one request under way at a host; closing it twice is harmless. */
    static final class Place implements AutoCloseable {
        private final Semaphore places;
        private final AtomicBoolean taken = new AtomicBoolean(true);
        private volatile HostPlaces.Taken shared = () -> {};

        private Place(Semaphore places) {
            this.places = places;
        }

        @Override
        public void close() {
            if (taken.getAndSet(false)) {
                try {
                    shared.close();
                } finally {
                    places.release();
                }
            }
        }
    }

    /**
     * Waits for a free place, then for the gap to the request before.
     *
     * @param kind what the place is for: reads and writes do not wait for each other
     * @throws HttpFailure.Deadline when no place becomes free within {@code patience}
     * @throws HttpFailure.Cancelled when interrupted
     */
    Place enter(String name, Kind kind, Duration patience) {
        Host host = host(name);
        Semaphore places = host.places(kind);
        try {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new HttpFailure.Deadline(name, null);
            }
        } catch (InterruptedException e) {
            throw interrupted(name, e);
        }
        Place place = new Place(places);
        boolean entered = false;
        try {
            long deadline = clock.nanoTime() + patience.toNanos();
            place.shared = take(name, name + " " + kind, new Wanted(host.most(kind), deadline));
            clock.await(host.nanosToStart(clock.nanoTime()));
            keepGap(name, host.gap, deadline);
            entered = true;
            return place;
        } catch (InterruptedException e) {
            throw interrupted(name, e);
        } finally {
            if (!entered) {
                place.close();
            }
        }
    }

    private record Wanted(int of, long deadline) {}

    private HostPlaces.Taken take(String host, String what, Wanted wanted) throws InterruptedException {
        while (true) {
            Optional<HostPlaces.Taken> taken = shared.tryTake(what, wanted.of);
            if (taken.isPresent()) {
                return taken.get();
            }
            if (clock.nanoTime() - wanted.deadline > 0) {
                throw new HttpFailure.Deadline(host, null);
            }
            clock.await(BETWEEN_TRIES.toNanos());
        }
    }

    /** The start of a request to a slow host, which nobody follows before the gap is over. */
    private void keepGap(String name, long gap, long deadline) throws InterruptedException {
        // A process that is alone has kept it by itself.
        if (gap > 0 && shared.hasOthers()) {
            HostPlaces.Taken turn = take(name, name + " gap", new Wanted(1, deadline));
            Thread.ofVirtual().name("gap").start(() -> {
                try (turn) {
                    clock.await(gap);
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    private Host host(String name) {
        if (hosts.size() > HOSTS_KEPT) {
            long now = clock.nanoTime();
            hosts.values().removeIf(host -> host.isIdle(now));
        }
        return hosts.computeIfAbsent(name, key -> new Host(pace, gap(key)));
    }

    private Duration gap(String host) {
        Duration known = null;
        for (String domain = host; known == null && domain != null; domain = parent(domain)) {
            known = SLOW_PROVIDERS.get(domain);
        }
        return known == null || known.compareTo(pace.gap()) < 0 ? pace.gap() : known;
    }

    private static @Nullable String parent(String domain) {
        int dot = domain.indexOf('.');
        return dot < 0 ? null : domain.substring(dot + 1);
    }

    private static HttpFailure interrupted(String host, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new HttpFailure.Cancelled(host, cause);
    }

    private static final class Host {
        private final HttpLimits.Pace pace;
        private final Semaphore reads;
        private final Semaphore writes;
        private final long gap;
        private boolean used;
        private long nextStart;

        Host(HttpLimits.Pace pace, Duration gap) {
            this.pace = pace;
            this.reads = new Semaphore(pace.reads(), true);
            this.writes = new Semaphore(pace.writes(), true);
            this.gap = gap.toNanos();
        }

        int most(Kind kind) {
            return kind == Kind.READ ? pace.reads() : pace.writes();
        }

        Semaphore places(Kind kind) {
            return kind == Kind.READ ? reads : writes;
        }

        /** Reserves the next start and returns how long it is until then. */
        synchronized long nanosToStart(long now) {
            long start = used && nextStart - now > 0 ? nextStart : now;
            used = true;
            nextStart = start + gap;
            return start - now;
        }

        synchronized boolean isIdle(long now) {
            return used
                    && reads.availablePermits() == pace.reads()
                    && writes.availablePermits() == pace.writes()
                    && nextStart - now <= 0;
        }
    }
}
