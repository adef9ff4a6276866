package org.caldavsync.server.health;

import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.InstantSource;
import org.caldavsync.server.web.Routes;

/** {@code GET /api/health} and {@code GET /api/health/detailed}. */
public record HealthRoutes(Vitals vitals, String version, InstantSource clock) implements Routes {

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {}
}
