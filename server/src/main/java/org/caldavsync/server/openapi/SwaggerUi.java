package org.caldavsync.server.openapi;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Properties;
import org.caldavsync.server.web.ApiException;
import org.caldavsync.server.web.Routes;
import org.jspecify.annotations.Nullable;

/** Swagger UI from the jar: nothing is loaded from elsewhere, and no script but its own two files runs. */
final class SwaggerUi implements Routes {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String WEBJAR = "/META-INF/resources/webjars/swagger-ui/";
    private static final String WEBJAR_PROPERTIES = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

    /** The files the page needs, by name, with their types; there are no others. */
    private static final Map<String, String> TYPES = Map.of(
            "swagger-ui.css", "text/css",
            "swagger-ui-bundle.js", "text/javascript",
            "initializer.js", "text/javascript",
            "favicon-32x32.png", "image/png");

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/swagger-ui", SwaggerUi::page);
        routes.get("/api/swagger-ui/{file}", SwaggerUi::file);
    }

    private static void page(Context ctx) {
        if (ctx.path().endsWith("/")) {
            ctx.redirect("../swagger-ui");
            return;
        }
        ctx.header("Content-Security-Policy", POLICY);
        send(ctx, "text/html; charset=utf-8", own("page.html"));
    }

    private static void file(Context ctx) throws IOException {
        String name = ctx.pathParam("file");
        String type = TYPES.get(name);
        if (type == null) {
            throw new ApiException.NotFound("Swagger UI has no such file.");
        }
        InputStream own = own(name);
        ctx.header(Header.CACHE_CONTROL, "max-age=3600");
        send(ctx, type, own != null ? own : resource(WEBJAR + version() + "/" + name));
    }

    private static void send(Context ctx, String type, @Nullable InputStream content) {
        if (content == null) {
            throw new IllegalStateException("a file of Swagger UI is missing from the jar");
        }
        ctx.contentType(type).result(content);
    }

    private static @Nullable InputStream own(String name) {
        return resource("/swagger-ui/" + name);
    }

    private static @Nullable InputStream resource(String path) {
        return SwaggerUi.class.getResourceAsStream(path);
    }

    /** The webjar keeps its files in a directory named for its version, and the version beside. */
    private static String version() throws IOException {
        try (InputStream in = resource(WEBJAR_PROPERTIES)) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "");
        }
    }
}
