package org.caldavsync.server.dashboard;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.router.JavalinDefaultRoutingApi;
import org.caldavsync.server.auth.Access;
import org.caldavsync.server.web.PublicUrl;
import org.caldavsync.server.web.Routes;

/** {@code GET /}, and the style sheet and icon of the page. It needs no script. */
public final class DashboardRoutes implements Routes {
    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final FeedCatalogue feeds;
    private final FeedPage page;

    public DashboardRoutes(FeedCatalogue feeds, PublicUrl publicUrl) {
        this.feeds = feeds;
        this.page = new FeedPage(base(publicUrl));
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/", this::page);
        routes.get("/style.css", ctx -> send(ctx, "text/css", "style.css"), Access.PUBLIC);
        routes.get("/favicon.svg", ctx -> send(ctx, "image/svg+xml", "favicon.svg"), Access.PUBLIC);
    }

    private void page(Context ctx) {
        ctx.header("Content-Security-Policy", POLICY);
        ctx.header(Header.CACHE_CONTROL, "no-store");
        ctx.html(page.render(feeds.entries()));
    }

    private static void send(Context ctx, String type, String resource) {
        ctx.header(Header.CACHE_CONTROL, "max-age=3600");
        ctx.contentType(type).result(Resource.read(resource));
    }

    /** Relative, so that links work behind any proxy; under a known path absolute, since its last slash may be missing. */
    private static String base(PublicUrl publicUrl) {
        return publicUrl.path().isEmpty() ? "" : publicUrl.path() + "/";
    }
}
