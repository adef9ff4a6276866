package org.caldavsync.caldav;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.caldavsync.http.Access;
import org.caldavsync.http.AddressGuard;
import org.caldavsync.http.Body;
import org.caldavsync.http.Credentials;
import org.caldavsync.http.HttpAnswer;
import org.caldavsync.http.HttpCall;
import org.caldavsync.http.HttpGateway;
import org.caldavsync.http.HttpLimits;
import org.caldavsync.http.HttpSession;
import org.caldavsync.http.Origin;
import org.caldavsync.http.Secret;
import org.caldavsync.http.Traffic;
import org.caldavsync.testkit.Account;
import org.caldavsync.testkit.CalDavServer;
import org.caldavsync.testkit.ServerKind;

/** A client for one account on one test server, which counts what it sends. */
final class TestClient implements AutoCloseable {
    private final HttpGateway gateway;
    private final HttpSession session;
    private final Traffic traffic = new Traffic();
    private final Clock clock;

    private TestClient(Access access, HttpLimits limits, Clock clock) {
        this(access, new HttpGateway(limits, AddressGuard.ALLOW_ALL, "caldav-test/1"), clock);
    }

    private TestClient(Access access, HttpGateway gateway, Clock clock) {
        this.gateway = gateway;
        this.session = gateway.session(access).counting(traffic);
        this.clock = clock;
    }

    static TestClient of(CalDavServer server, Account account) {
        Credentials password = Credentials.password(account.user(), Secret.of(account.password()));
        Access access = Access.of(Origin.of(server.base()), password);
        return new TestClient(access, HttpLimits.DEFAULTS, Clock.systemUTC());
    }

    static TestClient anonymous(URI server, HttpLimits limits, Clock clock) {
        return new TestClient(Access.of(Origin.of(server), Credentials.none()), limits, clock);
    }

    /** One that may only connect to where the guard allows. */
    static TestClient guarded(URI server, AddressGuard guard) {
        return new TestClient(
                Access.of(Origin.of(server), Credentials.none()),
                new HttpGateway(HttpLimits.DEFAULTS, guard, "caldav-test/1"),
                Clock.systemUTC());
    }

    CalDavClient calDav() {
        return new CalDavClient(session, clock);
    }

    CalendarCollection collection(URI url) {
        return calDav().collection(url, Capabilities.unknown(clock.instant()));
    }

    Traffic traffic() {
        return traffic;
    }

    /** Any request with a body of XML, for what the client itself never asks. */
    HttpAnswer send(String method, URI uri, String xml) {
        return session.send(
                HttpCall.of(method, uri).header("Depth", "0").body("application/xml; charset=utf-8", Body.of(xml)));
    }

    /** Digest may need a new nonce for each request, and SOGo drops a connection now and then. */
    static long onTheWire(CalDavServer server, long requests) {
        boolean twice =
                server.authentication() == CalDavServer.Authentication.DIGEST || server.kind() == ServerKind.SOGO;
        return twice ? requests * 2 : requests;
    }

    static Instant now() {
        return Clock.systemUTC().instant();
    }

    static List<Fetched> fetch(CalendarCollection collection, Collection<Href> wanted) {
        List<Fetched> fetched = new ArrayList<>();
        collection.fetch(wanted, fetched::add);
        return fetched;
    }

    @Override
    public void close() {
        gateway.close();
    }
}
