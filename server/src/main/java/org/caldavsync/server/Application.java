package org.caldavsync.server;

import java.util.Set;
import org.caldavsync.server.config.Config;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.web.WebServer;

/**
 * The service. It is built in the order in which things need each other: the {@link Ground}, {@link Feeds} on it, the {@link
 * Work} that fills them, the {@link Sites} that show all of it; and closed in the reverse one by its {@link Parts}.
 */
public final class Application implements AutoCloseable {
    /** Shown by the health route and sent to other servers. */
    public static final String VERSION = "1.0.0";

    private final Parts parts = new Parts();
    private final Ground ground;
    private final WebServer web;

    private Application(Config config, Surroundings surroundings, Runnable beforeItServes) {
        try {
            ground = Ground.open(config, surroundings, parts);
            Feeds feeds = Feeds.on(ground);
            Work work = Work.on(ground, feeds);
            WebServer.Site site = new Sites(ground, feeds, work).site();
            beforeItServes.run();
            web = parts.working(WebServer.start(config.address(), site));
            if (ground.alone()) {
                work.runs().schedule().startAlone();
            } else {
                work.runs().schedule().start();
            }
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    /**
     * Starts the service; it answers when this returns.
     *
     * @throws RuntimeException with a message for the operator when it cannot start; nothing is left open then
     */
    public static Application start(Config config, Surroundings surroundings) {
        return start(config, surroundings, () -> {});
    }

    /**
     * The same, unless it is not wanted any more.
     *
     * @param beforeItServes called when all is built and nothing works yet; what it throws ends the start
     */
    static Application start(Config config, Surroundings surroundings, Runnable beforeItServes) {
        return new Application(config, surroundings, beforeItServes);
    }

    /** The port it listens on. */
    public int port() {
        return web.port();
    }

    /** Every route as {@code GET /api/sources/{id}}, feeds left out. */
    Set<String> routes() {
        return web.routes();
    }

    /** What everything is kept in. */
    Database database() {
        return ground.database();
    }

    /** Stops taking requests and starting runs, lets what is in flight finish within 10 seconds, closes the rest. */
    @Override
    public void close() {
        parts.close();
    }
}
