package org.caldavsync.server.web;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.caldavsync.server.auth.Authenticator;
import org.caldavsync.server.ratelimit.RequestRate;
import org.caldavsync.server.ratelimit.TokenBuckets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Who comes in: tells clients apart, counts what they ask, and checks their credentials. Thread-safe. */
public final class Entrance {
    private static final String HEALTH = "/api/health";

    private final Authenticator authenticator;
    private final Forwarding forwarding;
    private final @Nullable TokenBuckets requests;

    public Entrance(Authenticator authenticator, Forwarding forwarding, RequestRate rate, InstantSource clock) {
        this.authenticator = authenticator;
        this.forwarding = forwarding;
        this.requests = switch (rate) {
            case RequestRate.Unlimited() -> null;
            case RequestRate.PerClient perClient -> new TokenBuckets(perClient, clock);
        };
    }

    /** Judges the credentials of that request. */
    public Authenticator.Verdict check(Request request) {
        HttpFields headers = request.getHeaders();
        return authenticator.check(
                headers.get(HttpHeader.AUTHORIZATION), forwarding.client(peer(request), fields(headers)));
    }

    /** How long the client has to wait before this request is heard; zero where it is now. */
    Duration wait(Request request) {
        if (requests == null || !isCounted(request)) {
            return Duration.ZERO;
        }
        return requests.take(forwarding.client(peer(request), fields(request.getHeaders())));
    }

    /** The path a proxy says it has put in front of this request. */
    String prefix(Request request) {
        return forwarding.prefix(request.getHeaders().get("X-Forwarded-Prefix"));
    }

    /** The API and the feeds, however their path is written; not the probes of the process. */
    private static boolean isCounted(Request request) {
        String raw = request.getHttpURI().getPath();
        String canonical = request.getHttpURI().getCanonicalPath();
        return !HEALTH.equals(raw) && (isForPrograms(raw) || isForPrograms(canonical));
    }

    private static boolean isForPrograms(@Nullable String path) {
        return path != null
                && (path.startsWith("/api/") || path.startsWith("/ics/") || path.equals("/api") || path.equals("/ics"));
    }

    private static String peer(Request request) {
        String address = Request.getRemoteAddr(request);
        return address == null ? "" : address;
    }

    private static Forwarding.HeaderFields fields(HttpFields headers) {
        return name -> {
            List<String> values = headers.getValuesList(String.valueOf(name));
            return values.isEmpty() ? null : values.getLast();
        };
    }
}
