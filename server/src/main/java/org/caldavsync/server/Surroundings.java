package org.caldavsync.server;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.random.RandomGenerator;
import org.caldavsync.http.HttpLimits;

/**
 * What the service takes from the world it runs in: time, chance, and how much of other servers it puts up with.
 *
 * @param nameServers see {@link org.caldavsync.caldav.MailDomain#server}
 */
public record Surroundings(
        Clock clock, SecureRandom secrets, RandomGenerator random, HttpLimits limits, String nameServers) {

    /** The real ones. */
    static Surroundings real() {
        return new Surroundings(
                Clock.system(ZoneId.systemDefault()),
                new SecureRandom(),
                RandomGenerator.getDefault(),
                HttpLimits.DEFAULTS,
                "dns:");
    }
}
