package org.caldavsync.http;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.caldavsync.http.Authenticator.Reaction;

/**
 * One account's way to its servers. Remembers what they ask for, so that the next request says it at once.
 *
 * <p>Credentials go to the account's own host, or to another one of the same provider, and never from https to http:
 * not by a redirect, and not by an address that a server has sent. Every other request goes out without them. A
 * password goes unasked over https; over plain http only once that origin has asked for Basic. Safe for use by several
 * threads.
 */
public final class HttpSession {
    /** Without proof, with proof, and once more where only the nonce was stale. */
    private static final int MOST_ATTEMPTS = 3;

    private final Wire wire;
    private final Memory memory;
    private final Manners manners;
    private final Traffic traffic;

    /** What is learned, for all that count into different runs. */
    private record Memory(Authenticator authenticator, Cookies cookies) {}

    /** What it says of itself, and to whom it tells what became of that. */
    record Manners(String userAgent, HttpObserver observer) {}

    HttpSession(Wire wire, Authenticator authenticator, Manners manners) {
        this(wire, new Memory(authenticator, new Cookies()), manners, new Traffic());
    }

    private HttpSession(Wire wire, Memory memory, Manners manners, Traffic traffic) {
        this.wire = wire;
        this.memory = memory;
        this.manners = manners;
        this.traffic = traffic;
    }

    /** The same session, with all it learns, counting into {@code run}. */
    public HttpSession counting(Traffic run) {
        return new HttpSession(wire, memory, manners, run);
    }

    /**
     * Makes the request and returns the answer, whatever its status: 401 when the credentials were refused, a redirect
     * where it is not to be followed. The caller closes the answer; until then it holds one of the few places at its
     * host, so no other request should be made meanwhile.
     *
     * @throws HttpFailure when there is no answer; {@link HttpFailure.NothingDone} when the request was certainly not
     *     carried out
     */
    public HttpAnswer send(HttpCall call) {
        Trail trail = new Trail();
        HttpCall current = call;
        while (true) {
            Exchange exchange = authenticated(current, trail);
            int status = exchange.status();
            if (!call.options().followRedirects() || !Redirect.is(current, status)) {
                return new HttpAnswer(exchange, trail.hops());
            }
            exchange.close();
            URI target = Redirect.target(current, exchange.headers());
            trail.redirected(target);
            current = current.to(target);
        }
    }

    /** What to keep with the account, see {@link Learned}. */
    public Learned learned() {
        return memory.authenticator().learned();
    }

    private Exchange authenticated(HttpCall call, Trail trail) {
        Proof proof = memory.authenticator().first(call);
        for (int attempt = 1; ; attempt++) {
            Exchange exchange = observed(call, proof);
            memory.cookies().learn(call.origin(), exchange.headers());
            if (exchange.status() != 401) {
                trail.add(call, exchange.status(), "");
                return exchange;
            }
            Reaction reaction = attempt < MOST_ATTEMPTS
                    ? memory.authenticator().react(call, exchange.headers(), proof)
                    : new Reaction.GiveUp("the server refused " + MOST_ATTEMPTS + " attempts");
            trail.add(call, 401, reaction.why());
            if (!(reaction instanceof Reaction.Retry(Proof better, String _))) {
                return exchange;
            }
            exchange.close();
            proof = better;
        }
    }

    private Exchange observed(HttpCall call, Proof proof) {
        String host = call.origin().host();
        try {
            Exchange exchange = wire.send(call, headers(call, proof), traffic);
            manners.observer.answered(host, exchange.status());
            return exchange;
        } catch (HttpFailure failure) {
            manners.observer.answered(host, HttpObserver.NO_ANSWER);
            throw failure;
        }
    }

    private Headers headers(HttpCall call, Proof proof) {
        List<Headers.Field> fields = new ArrayList<>(call.headers().fields());
        if (call.headers().first("User-Agent").isEmpty()) {
            fields.add(new Headers.Field("User-Agent", manners.userAgent));
        }
        fields.add(new Headers.Field("Accept-Encoding", call.options().gzip() ? "gzip" : "identity"));
        memory.cookies().header(call.origin()).ifPresent(value -> fields.add(new Headers.Field("Cookie", value)));
        proof.authorization().ifPresent(secret -> fields.add(new Headers.Field("Authorization", secret.reveal())));
        return new Headers(fields);
    }
}
