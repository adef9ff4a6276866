package org.caldavsync.server.source.pull;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.caldavsync.http.Access;
import org.caldavsync.http.HttpGateway;
import org.caldavsync.http.HttpSession;
import org.caldavsync.http.Origin;
import org.caldavsync.http.Secret;
import org.caldavsync.server.outbound.AccountShapes;
import org.caldavsync.server.source.SourceSettings;

/**
 * One HTTP session a source, kept from run to run: it remembers how the server wants to be signed in to, which saves a
 * request a run. Safe for use by several threads.
 */
final class Sessions {
    private final HttpGateway gateway;
    private final Map<Long, Kept> kept = new ConcurrentHashMap<>();

    private record Kept(long generation, HttpSession session) {}

    Sessions(HttpGateway gateway) {
        this.gateway = gateway;
    }

    /**
     * The session of that account with those settings; one of former settings is dropped.
     *
     * @param password asked for only where a session has to be opened; without one there is none
     */
    Optional<HttpSession> open(Account account, SourceSettings settings, Supplier<Optional<Secret>> password) {
        PullClaim claim = account.claim();
        Kept before = kept.get(claim.sourceId());
        if (before != null && before.generation == claim.generation()) {
            return Optional.of(before.session);
        }
        Optional<HttpSession> opened =
                password.get().map(secret -> gateway.session(access(settings, secret), account.learned()));
        opened.ifPresent(session -> kept.put(claim.sourceId(), new Kept(claim.generation(), session)));
        return opened;
    }

    /** Forgets the session of a source that is gone. */
    void drop(long sourceId) {
        kept.remove(sourceId);
    }

    private static Access access(SourceSettings settings, Secret password) {
        return AccountShapes.access(
                Origin.of(settings.caldavUrl()), settings.username(), password, settings.auth(), settings.tls());
    }
}
