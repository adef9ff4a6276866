package org.caldavsync.icalendar.feed;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.caldavsync.icalendar.ContentLine;

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

    /** The calendar's own properties, for every reader in the form it knows (RFC 7986 and what came before it). */
    List<ContentLine> lines() {
        List<ContentLine> lines = new ArrayList<>();
        lines.add(ContentLine.of("VERSION:2.0"));
        lines.add(ContentLine.ofText("PRODID", prodid));
        lines.add(ContentLine.of("CALSCALE:GREGORIAN"));
        lines.add(ContentLine.of("METHOD:PUBLISH"));
        if (!name.isBlank()) {
            lines.add(ContentLine.ofText("NAME", name.strip()));
            lines.add(ContentLine.ofText("X-WR-CALNAME", name.strip()));
        }
        Duration interval = refresh.truncatedTo(ChronoUnit.SECONDS);
        lines.add(ContentLine.of("REFRESH-INTERVAL;VALUE=DURATION:" + interval));
        lines.add(ContentLine.of("X-PUBLISHED-TTL:" + interval));
        CssColour.parse(colour).ifPresent(known -> {
            lines.add(ContentLine.of("COLOR:" + known.name()));
            lines.add(ContentLine.of("X-APPLE-CALENDAR-COLOR:" + known.hex()));
        });
        return List.copyOf(lines);
    }
}
