package org.caldavsync.http;

import java.util.concurrent.atomic.AtomicLong;

/** Counts what went over the wire, bodies only, for one run. Safe for use by several threads. */
public final class Traffic {
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    /** Requests sent, those for authentication and redirects included. */
    public long requests() {
        return requests.get();
    }

    /** Bytes of body sent and received, as transferred (compressed where they were). */
    public long bytes() {
        return bytes.get();
    }

    void countRequest(long sent) {
        requests.incrementAndGet();
        bytes.addAndGet(sent);
    }

    void countReceived(long received) {
        bytes.addAndGet(received);
    }
}
