package org.caldavsync.server.web;

import io.javalin.Javalin;
import java.util.List;
import org.caldavsync.server.auth.Authenticator;
import org.eclipse.jetty.server.Handler;

/** The HTTP server: one port, virtual threads, everything a request passes through. */
public final class WebServer implements AutoCloseable {
    private final Javalin javalin;

    private WebServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /**
     * Where to listen.
     *
     * @param port 0 for any free one
     */
    public record Address(String host, int port, PublicUrl publicUrl) {}

    /**
     * What is served.
     *
     * @param front asked first about every request, with the public path removed; answers false for what is not its own
     */
    public record Site(Authenticator authenticator, Handler front, List<Routes> routes) {
        public Site {
            routes = List.copyOf(routes);
        }
    }

    /** Starts listening; the server is ready when this returns. */
    public static WebServer start(Address address, Site site) {
        return new WebServer(Javalin.create().start(address.host() + site, address.port()));
    }

    /** The port it listens on. */
    public int port() {
        return javalin.port();
    }

    /** Stops accepting, lets requests in flight finish for a few seconds, then closes. May be called twice. */
    @Override
    public void close() {
        javalin.stop();
    }
}
