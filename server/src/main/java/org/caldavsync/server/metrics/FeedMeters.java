package org.caldavsync.server.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** How feeds are read. A reading costs two additions and nothing that has to be collected. Thread-safe. */
public final class FeedMeters {
    private final Counter whole;
    private final Counter unchanged;
    private final Counter refused;
    private final Counter bytes;

    FeedMeters(MeterRegistry registry) {
        this.whole = requests(registry, "whole");
        this.unchanged = requests(registry, "unchanged");
        this.refused = requests(registry, "refused");
        this.bytes = Counter.builder("caldavsync.feed.bytes")
                .description("Bytes of feeds as they were sent, without headers")
                .register(registry);
    }

    /** A feed of that many octets was sent. */
    public void whole(long octets) {
        whole.increment();
        bytes.increment((double) octets);
    }

    /** The reader has it already. */
    public void unchanged() {
        unchanged.increment();
    }

    /** There was no feed for that request. */
    public void refused() {
        refused.increment();
    }

    private static Counter requests(MeterRegistry registry, String answer) {
        return Counter.builder("caldavsync.feed.requests")
                .description("Requests for feeds, by answer")
                .tag("answer", answer)
                .register(registry);
    }
}
