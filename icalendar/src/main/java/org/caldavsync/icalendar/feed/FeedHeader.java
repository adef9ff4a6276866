package org.caldavsync.icalendar.feed;

import java.time.Duration;

/**
 * What a feed says about itself.
 *
 * @param name shown by readers
 * @param colour as CalDAV servers give it, {@code #RRGGBB} or {@code #RRGGBBAA}; empty or anything else for none
 * @param refresh how often readers should look again, at least a minute
 * @param prodid who wrote the feed (RFC 5545 §3.7.3), for example {@code -//Example//Calendar//EN}
 */
public record FeedHeader(String name, String colour, Duration refresh, String prodid) {
    public FeedHeader {
        if (refresh.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("refresh is at least a minute");
        }
        if (prodid.isBlank()) {
            throw new IllegalArgumentException("a feed needs a PRODID");
        }
    }
}
