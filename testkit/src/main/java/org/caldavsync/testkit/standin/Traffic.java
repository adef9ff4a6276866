package org.caldavsync.testkit.standin;

import java.util.Map;

/**
 * What went over the wire.
 *
 * @param requests how many of each method
 * @param received octets from clients
 * @param sent octets to clients
 */
public record Traffic(Map<String, Integer> requests, long received, long sent) {
    public Traffic {
        requests = Map.copyOf(requests);
    }

    public int total() {
        return requests.values().stream().mapToInt(Integer::intValue).sum();
    }
}
