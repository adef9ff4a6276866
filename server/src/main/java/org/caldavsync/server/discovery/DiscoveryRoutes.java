package org.caldavsync.server.discovery;

import static org.caldavsync.server.web.JsonShape.FLAG;
import static org.caldavsync.server.web.JsonShape.TEXT;
import static org.caldavsync.server.web.JsonShape.WHOLE_NUMBER;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.caldavsync.caldav.CalDavClient;
import org.caldavsync.caldav.Discovery;
import org.caldavsync.caldav.Href;
import org.caldavsync.http.Access;
import org.caldavsync.http.AuthScheme;
import org.caldavsync.http.HttpGateway;
import org.caldavsync.http.Origin;
import org.caldavsync.http.Secret;
import org.caldavsync.http.Tls;
import org.caldavsync.server.outbound.AccountShapes;
import org.caldavsync.server.outbound.AccountUrl;
import org.caldavsync.server.web.ApiException;
import org.caldavsync.server.web.Body;
import org.caldavsync.server.web.Patch;
import org.caldavsync.server.web.Routes;

/** {@code POST /api/discover}: what is found from the address a person typed. Nothing is stored. */
public final class DiscoveryRoutes implements Routes {
    private final HttpGateway gateway;
    private final Clock clock;
    private final StoredAccounts stored;
    private final CalendarSampler sampler;

    /** Accounts that are configured already, to be looked at with the credentials stored for them. */
    public record StoredAccounts(Accounts ofSources, Accounts ofDestinations) {}

    /** The accounts of sources, or of destinations. */
    @FunctionalInterface
    public interface Accounts {
        /** Access to the account of that id, and the address it was configured with; empty: there is no such one. */
        Optional<Account> find(long id);
    }

    /** An account and where to start looking. */
    public record Account(URI url, Access access) {}

    public DiscoveryRoutes(HttpGateway gateway, Clock clock, StoredAccounts stored, CalendarSampler sampler) {
        this.gateway = gateway;
        this.clock = clock;
        this.stored = stored;
        this.sampler = sampler;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.post("/api/discover", this::discover);
    }

    private void discover(Context ctx) {
        Body body = Body.of(ctx);
        Account account = stored(body, "source", stored.ofSources())
                .or(() -> stored(body, "destination", stored.ofDestinations()))
                .orElseGet(() -> typed(body));
        boolean sampled = body.optional("sample", FLAG).orElse(false);
        body.verify();
        CalDavClient client = new CalDavClient(gateway.session(account.access()), clock);
        Discovery discovery = client.discover(account.url());
        Map<Href, CalendarSampler.Sample> samples = sampled && discovery instanceof Discovery.Found found
                ? sampler.look(client, found.calendars())
                : Map.of();
        ctx.json(DiscoveryView.of(discovery, samples));
    }

    private static Optional<Account> stored(Body body, String kind, Accounts accounts) {
        return body.optional(kind + "_id", WHOLE_NUMBER)
                .map(id -> accounts.find(id)
                        .orElseThrow(() -> new ApiException.NotFound("There is no " + kind + " " + id + ".")));
    }

    private static Account typed(Body body) {
        Optional<URI> url = body.required("url", TEXT).flatMap(AccountUrl::parse);
        if (url.isEmpty()) {
            body.reject("url", AccountUrl.RULE);
        }
        String username = body.required("username", TEXT).orElse("");
        Secret password = Secret.of(body.required("password", TEXT).orElse(""));
        AuthScheme auth = body.patch("auth", AccountShapes.AUTH) instanceof Patch.Set<AuthScheme>(AuthScheme scheme)
                ? scheme
                : AuthScheme.AUTO;
        Tls tls = body.patch("tls", AccountShapes.TLS) instanceof Patch.Set<Tls>(Tls sent) ? sent : Tls.VERIFIED;
        if (auth == AuthScheme.BASIC && username.indexOf(':') >= 0) {
            body.reject("username", "must not contain : with Basic authentication");
        }
        AccountShapes.problem(tls).ifPresent(problem -> body.reject("tls", problem));
        body.verify();
        URI start = url.orElseThrow();
        return new Account(start, AccountShapes.access(Origin.of(start), username, password, auth, tls));
    }
}
