package org.caldavsync.server.ratelimit;

/** How many requests a client may make. */
public sealed interface RequestRate {

    /** As many as it likes. */
    record Unlimited() implements RequestRate {}

    /**
     * That many a second, in the long run.
     *
     * @param perSecond more than 0; may be less than 1
     * @param burst how many at once after a time of silence; at least 1
     */
    record PerClient(double perSecond, int burst) implements RequestRate {
        public PerClient {
            if (!(perSecond > 0) || burst < 1) {
                throw new IllegalArgumentException("A rate lets something through.");
            }
        }
    }
}
