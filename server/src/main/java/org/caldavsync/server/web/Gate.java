package org.caldavsync.server.web;

import io.javalin.http.Context;
import java.time.Duration;
import org.caldavsync.server.auth.Access;
import org.caldavsync.server.auth.Authenticator;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** Lets a request through to its route, or not: refuses other sites, asks for credentials where the route needs them. */
final class Gate {
    private final Entrance entrance;
    private final CrossSiteGuard guard;

    Gate(Entrance entrance, CrossSiteGuard guard) {
        this.entrance = entrance;
        this.guard = guard;
    }

    /**
     * Checks a request that has a route.
     *
     * @throws ApiException when it may not pass
     */
    void check(Context ctx) {
        boolean open =
                ctx.routeRoles().contains(Access.PUBLIC) || ctx.routeRoles().contains(Access.FEED);
        if (guard.refuses(CrossSiteGuard.Facts.of(ctx))) {
            throw new ApiException.Forbidden("This request came from another web site and was refused."
                    + " Nothing was changed. A program may send it without an Origin header.");
        }
        if (!open) {
            authenticate(ctx);
        }
    }

    /**
     * Asks for the administrator's credentials.
     *
     * @throws ApiException when they are wrong, missing, or cannot be checked now
     */
    void authenticate(Context ctx) {
        switch (entrance.check(ServletContextRequest.getServletContextRequest(ctx.req()))) {
            case GRANTED -> {}
            case REFUSED -> throw new ApiException.Unauthorized();
            case THROTTLED ->
                throw new ApiException.TooManyAttempts(
                        "Too many failed log-ins from your address. Wait a moment, then try again.",
                        Authenticator.PAUSE);
            case BUSY ->
                throw new ApiException.Unavailable(
                        "Too many passwords are being checked at this moment. Try again.", Duration.ofSeconds(1));
        }
    }
}
