package org.caldavsync.server;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.random.RandomGenerator;

/** What the service takes from the machine it runs on: time and chance. */
public record Surroundings(Clock clock, SecureRandom secrets, RandomGenerator random) {

    /** The real ones. */
    static Surroundings real() {
        return new Surroundings(Clock.system(ZoneId.systemDefault()), new SecureRandom(), RandomGenerator.getDefault());
    }
}
