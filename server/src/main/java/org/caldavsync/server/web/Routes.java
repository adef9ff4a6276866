package org.caldavsync.server.web;

import io.javalin.router.JavalinDefaultRoutingApi;

/** The routes of one feature. */
@FunctionalInterface
public interface Routes {

    /**
     * Declares them. A route that names no {@link org.caldavsync.server.auth.Access} is for the administrator; {@code
     * HEAD} comes with {@code GET}.
     */
    void addTo(JavalinDefaultRoutingApi routes);
}
