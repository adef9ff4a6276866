package org.caldavsync.server.web;

import io.javalin.http.Context;
import io.javalin.http.Header;
import java.time.Duration;
import org.caldavsync.server.auth.Access;
import org.caldavsync.server.auth.Authenticator;

/** Lets a request through to its route, or not: refuses other sites, asks for credentials where the route needs them. */
final class Gate {
    private final Authenticator authenticator;
    private final CrossSiteGuard guard;

    Gate(Authenticator authenticator, CrossSiteGuard guard) {
        this.authenticator = authenticator;
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
        switch (authenticator.check(ctx.header(Header.AUTHORIZATION))) {
            case GRANTED -> {}
            case REFUSED -> throw new ApiException.Unauthorized();
            case BUSY ->
                throw new ApiException.Unavailable(
                        "Too many passwords are being checked at this moment. Try again.", Duration.ofSeconds(1));
        }
    }
}
