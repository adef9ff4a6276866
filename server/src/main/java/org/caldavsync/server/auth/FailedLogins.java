package org.caldavsync.server.auth;

import java.time.Duration;
import java.time.InstantSource;
import org.caldavsync.server.auth.Authenticator.Verdict;
import org.caldavsync.server.ratelimit.Client;
import org.caldavsync.server.ratelimit.RecentClients;
import org.caldavsync.server.ratelimit.RequestRate;
import org.caldavsync.server.ratelimit.TokenBuckets;

/**
 * Lets a client fail a few times, then once in {@link #PAUSE}. Until then not even the right password is looked at:
 * whatever told it from a wrong one could be asked without end. Thread-safe.
 */
final class FailedLogins {
    /** How long a client waits at most after it has failed too often. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    static final int AT_ONCE = 10;

    private final TokenBuckets attempts;
    private final RecentClients<Boolean> suspects = new RecentClients<>();

    FailedLogins(InstantSource clock) {
        this.attempts = new TokenBuckets(new RequestRate.PerClient(1.0 / PAUSE.toSeconds(), AT_ONCE), clock);
    }

    boolean mustWait(Client client) {
        return attempts.untilNext(client).isPositive();
    }

    /** Whether it has yet to prove itself: what is remembered of a password does not count for such a client. */
    synchronized boolean isSuspect(Client client) {
        return suspects.containsKey(client);
    }

    /** Has it prove itself. */
    synchronized void suspect(Client client) {
        suspects.put(client, true);
    }

    /** Takes note of that verdict and returns it, or that the client asked too often while it was found. */
    synchronized Verdict noted(Client client, Verdict verdict) {
        if (verdict == Verdict.REFUSED) {
            suspect(client);
            return attempts.take(client).isZero() ? Verdict.REFUSED : Verdict.THROTTLED;
        }
        if (verdict == Verdict.GRANTED && mustWait(client)) {
            return Verdict.THROTTLED;
        }
        var _ = suspects.remove(client);
        return verdict;
    }
}
