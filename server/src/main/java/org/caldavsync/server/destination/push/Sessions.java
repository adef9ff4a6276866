package org.caldavsync.server.destination.push;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.caldavsync.http.HttpGateway;
import org.caldavsync.http.HttpSession;
import org.caldavsync.http.Origin;
import org.caldavsync.http.Secret;
import org.caldavsync.server.destination.Destination;
import org.caldavsync.server.destination.DestinationSettings.Target;
import org.caldavsync.server.destination.link.LinkMemory;
import org.caldavsync.server.outbound.AccountShapes;

/**
 * What is remembered of the two servers of each destination from run to run: how they want to be signed in to, which saves
 * a request a run. Safe for use by several threads.
 */
final class Sessions {
    private final HttpGateway gateway;
    private final Map<Long, Kept> kept = new ConcurrentHashMap<>();

    private record Kept(long generation, Open open) {}

    /**
     * A way to both servers of a destination.
     *
     * @param link what is known of the link's
     */
    record Open(HttpSession calendar, LinkMemory link) {}

    Sessions(HttpGateway gateway) {
        this.gateway = gateway;
    }

    /** The way of that destination with those settings; one of former settings is dropped. */
    Open open(Destination destination, Secret password, PushState state) {
        return kept.compute(
                        destination.id(),
                        (_, before) -> before != null && before.generation == destination.generation()
                                ? before
                                : new Kept(
                                        destination.generation(),
                                        open(destination.settings().target(), password, state)))
                .open;
    }

    /** A way that is not kept. */
    Open open(Target target, Secret password, PushState state) {
        HttpSession calendar = gateway.session(
                AccountShapes.access(
                        Origin.of(target.caldavUrl()), target.username(), password, target.auth(), target.tls()),
                state.learned());
        return new Open(calendar, new LinkMemory(state.linkLearned()));
    }

    /** Forgets the session of a destination that is gone. */
    void drop(long destinationId) {
        kept.remove(destinationId);
    }
}
