package org.caldavsync.server.ratelimit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * A token bucket for each client, kept as the one instant at which it will be full again (the generic cell rate
 * algorithm): nothing has to refill it. A client that is forgotten for the sake of others starts with a full bucket.
 * Thread-safe.
 */
public final class TokenBuckets {
    private final long interval;
    private final long capacity;
    private final InstantSource clock;
    private final RecentClients<Long> fullAt = new RecentClients<>();

    public TokenBuckets(RequestRate.PerClient rate, InstantSource clock) {
        this.interval = Math.max(1, Math.round(TimeUnit.SECONDS.toNanos(1) / rate.perSecond()));
        this.capacity = Math.multiplyExact(interval, rate.burst());
        this.clock = clock;
    }

    /** Takes a token; zero, or where there is none, the time until there is one. */
    public synchronized Duration take(Client client) {
        long now = now();
        long full = fullWithOneLess(client, now);
        if (full - now > capacity) {
            return Duration.ofNanos(full - now - capacity);
        }
        fullAt.put(client, full);
        return Duration.ZERO;
    }

    /** The time until there is a token, which is left there; zero where there is one. */
    public synchronized Duration untilNext(Client client) {
        long now = now();
        return Duration.ofNanos(Math.max(0, fullWithOneLess(client, now) - now - capacity));
    }

    /** How many clients are remembered. */
    synchronized int size() {
        return fullAt.size();
    }

    /** A bucket is full after {@link #capacity} at the latest: where the clock was set back, that begins now. */
    private long fullWithOneLess(Client client, long now) {
        Long full = fullAt.get(client);
        if (full == null || full <= now) {
            return now + interval;
        }
        if (full > now + capacity) {
            fullAt.put(client, now + capacity);
        }
        return Math.min(full, now + capacity) + interval;
    }

    private long now() {
        Instant instant = clock.instant();
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }
}
