package org.caldavsync.http;

import java.io.InputStream;
import java.net.URI;
import java.util.List;

/**
 * A server's answer. Closing it gives its connection back, or aborts it where much of the body was not read. Reading the
 * body throws {@link HttpFailure}, never an {@link java.io.IOException}. For one thread at a time.
 */
public final class HttpAnswer implements AutoCloseable {
    private final Exchange exchange;
    private final InputStream body;
    private final List<Hop> hops;

    HttpAnswer(Exchange exchange, List<Hop> hops) {
        this.exchange = exchange;
        this.body = exchange.body();
        this.hops = hops;
    }

    public int status() {
        return exchange.status();
    }

    public Headers headers() {
        return exchange.headers();
    }

    /**
     * The body, decompressed. Reading it may throw {@link HttpFailure.BodyTooLarge}, {@link HttpFailure.Deadline},
     * {@link HttpFailure.ResponseTimeout}, {@link HttpFailure.Cut} or {@link HttpFailure.Malformed}.
     */
    public InputStream body() {
        return body;
    }

    /** The address that answered, after redirects: what relative references in the body are resolved against. */
    public URI uri() {
        return hops.getLast().uri();
    }

    /** Every request made for this answer, in order; the last is the one that was answered. */
    public List<Hop> hops() {
        return hops;
    }

    /** Whether {@link #uri} should replace the address that was asked: redirects led there, all permanent (301, 308). */
    public boolean movedPermanently() {
        List<Hop> redirects = hops.stream()
                .filter(hop -> !hop.uri().equals(uri()) && hop.status() != 401)
                .toList();
        return !redirects.isEmpty() && redirects.stream().allMatch(hop -> Redirect.isPermanent(hop.status()));
    }

    @Override
    public void close() {
        exchange.close();
    }
}
