package org.caldavsync.server.destination.link;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.caldavsync.http.HttpSession;
import org.caldavsync.http.Learned;
import org.caldavsync.http.Origin;

/**
 * What readings of one link learned of its server, so that the next one says it at once: how to sign in, and which
 * User-Agent is let in. Holds the link's password; belongs to one version of its settings. Safe for use by several
 * threads.
 */
public final class LinkMemory {
    private final Learned before;
    private final Map<Origin, HttpSession> sessions = new ConcurrentHashMap<>();
    private volatile boolean likeBrowser;

    /** An empty memory. */
    public LinkMemory() {
        this(Learned.NOTHING);
    }

    /** A memory of what was kept of an earlier one. */
    public LinkMemory(Learned before) {
        this.before = before;
    }

    /** What is worth keeping where this memory does not last. */
    public Learned learned() {
        return sessions.values().stream()
                .map(HttpSession::learned)
                .filter(learned -> !learned.equals(Learned.NOTHING))
                .findFirst()
                .orElse(before);
    }

    HttpSession session(Origin origin, Function<Learned, HttpSession> open) {
        return sessions.computeIfAbsent(origin, _ -> open.apply(before));
    }

    boolean isLikeBrowser() {
        return likeBrowser;
    }

    void likeBrowser() {
        likeBrowser = true;
    }
}
