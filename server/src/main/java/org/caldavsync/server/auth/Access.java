package org.caldavsync.server.auth;

import io.javalin.security.RouteRole;

/** Who may use a route. A route that declares nothing is {@link #ADMIN}. */
public enum Access implements RouteRole {
    /** Anybody, without credentials. */
    PUBLIC,
    /** The handler decides per feed: public feeds need no credentials. */
    FEED,
    /** The configured user; anybody where no user is configured. */
    ADMIN
}
