package org.caldavsync.server.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.caldavsync.server.auth.Access;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server: one port, a virtual thread a request. A request passes the {@link FrontDoor}, the site's front
 * handler, the {@link Gate}, then its route; whatever is thrown on the way ends in the {@link ErrorMapper}.
 */
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final long BODY_LIMIT = 1024 * 1024;
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
    /** For selectors and acceptors only: what blocks runs on virtual threads. */
    private static final int PLATFORM_THREADS = 16;

    /** Feed paths are free text: what a servlet container finds ambiguous is decided by our own handlers. */
    private static final UriCompliance ANY_PATH = UriCompliance.LEGACY.with(
            "ANY_PATH", Violation.AMBIGUOUS_PATH_PARAMETER, Violation.ILLEGAL_PATH_CHARACTERS);

    private final Javalin javalin;

    private WebServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /**
     * Where to listen.
     *
     * @param port 0 for any free one
     */
    public record Address(String host, int port, PublicUrl publicUrl) {

        /** Whether other machines can reach it; a name that does not resolve counts as one they can. */
        public boolean reachesFurtherThanThisMachine() {
            try {
                return !InetAddress.getByName(host).isLoopbackAddress();
            } catch (UnknownHostException unresolved) {
                return true;
            }
        }
    }

    /**
     * What is served.
     *
     * @param front asked first about every request, with the public path removed; answers false for what is not its
     *     own. Its paths are raw: {@code request.getHttpURI().getPath()} is neither decoded nor rid of dot segments
     * @param routes everything with a fixed address
     * @param pages what is left
     */
    public record Site(Entrance entrance, Handler front, List<Routes> routes, Pages pages) {
        public Site {
            routes = List.copyOf(routes);
        }
    }

    /**
     * Starts listening; the server is ready when this returns.
     *
     * @throws JavalinException when the address cannot be bound
     */
    public static WebServer start(Address address, Site site) {
        Javalin javalin = Javalin.create(config -> configure(config, address, site));
        return new WebServer(javalin.start(address.host(), address.port()));
    }

    /** The port it listens on. */
    public int port() {
        return javalin.port();
    }

    /** Every route as {@code GET /api/sources/{id}}; what the front handler serves is not among them. */
    public Set<String> routes() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(route -> route.endpoint)
                .filter(endpoint -> endpoint.method.isHttpMethod())
                .map(endpoint -> endpoint.method.name() + ' ' + endpoint.path)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Stops accepting, gives requests in flight five seconds, then closes. May be called twice. */
    @Override
    public void close() {
        try {
            javalin.stop();
        } catch (JavalinException e) {
            LOG.atWarn().addKeyValue("limit", STOP_LIMIT).log("Stopped with requests in flight, which were cut off");
        }
    }

    private static void configure(JavalinConfig config, Address address, Site site) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = BODY_LIMIT;
        config.http.prefer405over404 = true;
        config.jsonMapper(new JsonAnswers());
        config.jetty.threadPool = threads();
        config.jetty.modifyHttpConfiguration(WebServer::configureHttp);
        config.jetty.modifyServer(server -> configureServer(server, address, site));

        Gate gate = new Gate(site.entrance(), new CrossSiteGuard(address.publicUrl()));
        config.routes.beforeMatched(gate::check);
        new ErrorMapper(gate, site.pages()).addTo(config);
        config.routes.get("/robots.txt", Robots::answer, Access.PUBLIC);
        site.routes().forEach(routes -> routes.addTo(config.routes));
    }

    private static void configureHttp(HttpConfiguration http) {
        http.setUriCompliance(ANY_PATH);
        http.setSendServerVersion(false);
    }

    private static void configureServer(Server server, Address address, Site site) {
        FrontDoor door = new FrontDoor(address.publicUrl(), site.entrance(), site.front());
        server.setHandler(new GracefulHandler(door));
        server.setErrorHandler(new ProtocolErrors());
        server.setStopTimeout(STOP_LIMIT.toMillis());
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool pool = new QueuedThreadPool(PLATFORM_THREADS);
        pool.setName("http");
        pool.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("http-"));
        return pool;
    }
}
