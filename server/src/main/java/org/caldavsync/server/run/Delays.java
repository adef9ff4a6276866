package org.caldavsync.server.run;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait for a run, with enough chance in it that many accounts do not fall into step. Thread-safe. */
final class Delays {
    private static final double JITTER = 0.05;
    private static final Duration LARGEST_JITTER = Duration.ofSeconds(30);
    private static final Duration USUAL_SPREAD = Duration.ofSeconds(60);

    /** How far apart the runs of many are spread. */
    private static final Duration APART = Duration.ofMillis(50);

    private static final Duration FIRST_RETRY = Duration.ofSeconds(30);
    private static final Duration SMALLEST_CAP = Duration.ofMinutes(1);
    private static final Duration LARGEST_CAP = Duration.ofHours(6);
    private static final int MOST_DOUBLINGS = 20;

    private final RandomGenerator random;

    Delays(RandomGenerator random) {
        this.random = random;
    }

    /** The interval, give or take 5 percent and at most 30 seconds. */
    Duration jittered(Duration interval) {
        long jitter = Math.min((long) (interval.toMillis() * JITTER), LARGEST_JITTER.toMillis());
        return interval.plusMillis(between(-jitter, jitter));
    }

    /**
     * For what is overdue when the service starts: one after the other over the first half of the interval, and the first
     * minute; where that would be more than 20 runs a second, over as much longer as it takes.
     *
     * @param place in the queue, from 0 on
     * @param together how many stand in it
     */
    Duration spread(Duration interval, int place, int together) {
        long most =
                Math.max(USUAL_SPREAD.toMillis(), APART.multipliedBy(together).toMillis());
        long width = Math.min(interval.toMillis() / 2, most);
        return Duration.ofMillis(between(width * place / together, width * (place + 1) / together));
    }

    /**
     * The pause after so many failures in a row: half a minute, doubling up to the interval (but at least up to a minute
     * and at most up to six hours), less up to a quarter.
     */
    Duration backOff(int failures, Duration interval) {
        if (failures == 0) {
            return Duration.ZERO;
        }
        long cap = Math.clamp(interval.toMillis(), SMALLEST_CAP.toMillis(), LARGEST_CAP.toMillis());
        long pause = Math.min(FIRST_RETRY.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS), cap);
        return Duration.ofMillis(between(pause - pause / 4, pause));
    }

    /** Random generators need not be thread-safe. */
    private synchronized long between(long least, long most) {
        return random.nextLong(least, most + 1);
    }
}
