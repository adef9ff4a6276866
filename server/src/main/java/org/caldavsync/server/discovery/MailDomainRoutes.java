package org.caldavsync.server.discovery;

import static org.caldavsync.server.web.JsonShape.TEXT;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Optional;
import org.caldavsync.caldav.MailDomain;
import org.caldavsync.server.web.Body;
import org.caldavsync.server.web.Routes;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /api/discover/server}: which server a mail address has its calendars on, for a person to see before a
 * password goes there.
 */
public final class MailDomainRoutes implements Routes {
    private final String nameServers;

    /** @param url null where the domain names no server */
    record View(String status, String message, @Nullable String url, boolean elsewhere) {}

    /** @param nameServers see {@link MailDomain#server} */
    public MailDomainRoutes(String nameServers) {
        this.nameServers = nameServers;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.post("/api/discover/server", this::find);
    }

    private void find(Context ctx) {
        Body body = Body.of(ctx);
        Optional<MailDomain> domain = body.required("address", TEXT).flatMap(MailDomain::of);
        if (domain.isEmpty()) {
            body.reject("address", "must be a mail address, such as alice@example.org");
        }
        body.verify();
        MailDomain asked = domain.orElseThrow();
        ctx.json(asked.server(nameServers).map(server -> found(asked, server)).orElseGet(() -> none(asked)));
    }

    private static View found(MailDomain domain, MailDomain.Server server) {
        String host = server.url().getHost();
        String message = server.elsewhere()
                ? domain.name() + " has its calendars on " + host
                        + ", a server outside that domain. Nothing was sent there;" + " go on if you know it."
                : domain.name() + " has its calendars on " + host + ".";
        return new View("success", message, server.url().toString(), server.elsewhere());
    }

    private static View none(MailDomain domain) {
        return new View(
                "error",
                domain.name()
                        + " does not say where its calendars are. Look up the CalDAV address in the provider's help"
                        + " and type it in full.",
                null,
                false);
    }
}
