package org.caldavsync.http;

import java.time.Duration;

/** What no server may exceed, whatever it does. */
public record HttpLimits(Timeouts timeouts, Sizes sizes, Pace pace) {
    public static final HttpLimits DEFAULTS = new HttpLimits(
            new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(5)),
            new Sizes(64L << 20, 16 << 10, 200),
            new Pace(2, 8, Duration.ZERO));

    /**
     * @param connect for resolving the name, for connecting to one address, and for the TLS handshake, each
     * @param response longest silence of the server
     * @param exchange from sending a request to the last byte of its body; ends a slow drip
     */
    public record Timeouts(Duration connect, Duration response, Duration exchange) {
        public Timeouts {
            if (!connect.isPositive() || !response.isPositive() || !exchange.isPositive()) {
                throw new IllegalArgumentException("Timeouts must be positive");
            }
        }
    }

    /**
     * @param body bytes of a body, after decompression
     * @param headerLine bytes of one header line
     * @param headerCount header lines of one answer
     */
    public record Sizes(long body, int headerLine, int headerCount) {
        public Sizes {
            if (body < 1 || headerLine < 1 || headerCount < 1) {
                throw new IllegalArgumentException("Sizes must be positive");
            }
        }
    }

    /**
     * @param reads requests to one host at a time that only read, over all accounts
     * @param writes requests to one host at a time that may change something, over all accounts
     * @param gap shortest time between the starts of two requests to one host; some hosts need more and get it
     */
    public record Pace(int reads, int writes, Duration gap) {
        public Pace {
            if (reads < 1 || writes < 1 || gap.isNegative()) {
                throw new IllegalArgumentException("At least one request must be possible");
            }
        }
    }
}
