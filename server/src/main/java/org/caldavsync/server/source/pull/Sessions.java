package org.caldavsync.server.source.pull;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

    /** The session of that account with those settings; one of former settings is dropped. */
    HttpSession open(Account account, SourceSettings settings, Secret password) {
        PullClaim claim = account.claim();
        return kept.compute(
                        claim.sourceId(),
                        (_, before) -> before != null && before.generation == claim.generation()
                                ? before
                                : new Kept(
                                        claim.generation(),
                                        gateway.session(access(settings, password), account.learned())))
                .session;
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
