package org.caldavsync.server.openapi;

import io.javalin.router.JavalinDefaultRoutingApi;
import org.caldavsync.server.web.Routes;

/** {@code GET /api/openapi.json} and, where wanted, {@code GET /api/swagger-ui}. */
public record OpenApiRoutes(boolean servesSwaggerUi) implements Routes {

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {}
}
