package org.caldavsync.http;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.caldavsync.testkit.Answer;
import org.caldavsync.testkit.ReceivedRequest;
import org.caldavsync.testkit.ScriptedServer;
import org.junit.jupiter.api.AfterEach;

/** A scripted server and a gateway to it. */
abstract class WithServer {
    static final Credentials ACCOUNT = Credentials.password("jürgen", Secret.of("päss wörd"));

    final ScriptedServer server = ScriptedServer.start();
    final Traffic traffic = new Traffic();
    private HttpGateway gateway = new HttpGateway(HttpLimits.DEFAULTS, AddressGuard.ALLOW_ALL, "test/1");

    @AfterEach
    void closeBoth() {
        gateway.close();
        server.close();
    }

    HttpGateway gateway() {
        return gateway;
    }

    /** From now on with these limits. */
    void limits(HttpLimits limits) {
        gateway.close();
        gateway = new HttpGateway(limits, AddressGuard.ALLOW_ALL, "test/1");
    }

    /** From now on with these time limits. */
    void timeouts(Duration response, Duration exchange) {
        var timeouts = new HttpLimits.Timeouts(Duration.ofSeconds(20), response, exchange);
        limits(new HttpLimits(timeouts, HttpLimits.DEFAULTS.sizes(), HttpLimits.DEFAULTS.pace()));
    }

    /** 401 with these challenges. */
    static Answer unauthorized(String... challenges) {
        Answer answer = Answer.status(401);
        for (String challenge : challenges) {
            answer = answer.header("WWW-Authenticate", challenge);
        }
        return answer.body("text/plain", "who are you?");
    }

    /** From now on 401 with these challenges until an Authorization comes, 200 from then on. */
    void open(String... challenges) {
        server.otherwise(
                request -> request.header("Authorization").isPresent() ? Answer.status(200) : unauthorized(challenges));
    }

    HttpSession session() {
        return session(Credentials.none());
    }

    HttpSession session(Credentials credentials) {
        return session(credentials, AuthScheme.AUTO);
    }

    HttpSession session(Credentials credentials, AuthScheme scheme) {
        Origin origin = Origin.of(server.uri("/"));
        return gateway.session(new Access(origin, credentials, scheme, Tls.VERIFIED))
                .counting(traffic);
    }

    HttpCall get(String path) {
        return HttpCall.of("GET", server.uri(path));
    }

    /** Sends, reads the body to its end and closes. */
    @CanIgnoreReturnValue
    Reading read(HttpSession session, HttpCall call) {
        try (HttpAnswer answer = session.send(call)) {
            return read(answer);
        }
    }

    private static Reading read(HttpAnswer answer) {
        try (var body = answer.body()) {
            String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            return new Reading(answer.status(), text, answer.uri(), answer.hops(), answer.movedPermanently());
        } catch (java.io.IOException e) {
            throw new AssertionError("a body fails with HttpFailure only", e);
        }
    }

    record Reading(int status, String body, URI uri, List<Hop> hops, boolean movedPermanently) {}

    /** The Authorization headers that came, in order; an empty text for none. */
    List<String> authorizations() {
        return authorizations(server);
    }

    static List<String> authorizations(ScriptedServer server) {
        return server.requests().stream()
                .map(request -> request.header("Authorization").orElse(""))
                .toList();
    }

    List<String> received() {
        return server.requests().stream().map(ReceivedRequest::toString).toList();
    }
}
