package org.caldavsync.server.dashboard;

import io.javalin.router.JavalinDefaultRoutingApi;
import org.caldavsync.server.web.PublicUrl;
import org.caldavsync.server.web.Routes;

/** {@code GET /}. */
public record DashboardRoutes(FeedCatalogue feeds, PublicUrl publicUrl) implements Routes {

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {}
}
