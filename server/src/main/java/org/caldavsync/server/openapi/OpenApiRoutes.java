package org.caldavsync.server.openapi;

import io.javalin.router.JavalinDefaultRoutingApi;
import org.caldavsync.server.web.Routes;

/** {@code GET /api/openapi.json} and, where wanted, {@code GET /api/swagger-ui}. */
public final class OpenApiRoutes implements Routes {
    private final boolean servesSwaggerUi;
    private final OpenApiDocument document = new OpenApiDocument();

    /** @param servesSwaggerUi false serves only the document */
    public OpenApiRoutes(boolean servesSwaggerUi) {
        this.servesSwaggerUi = servesSwaggerUi;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get(
                "/api/openapi.json", ctx -> ctx.contentType("application/json").result(document.json()));
        if (servesSwaggerUi) {
            new SwaggerUi().addTo(routes);
        }
    }
}
