package org.caldavsync.caldav;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;

/**
 * What a collection's server was seen to do, so that a run does not find it out again. Stored by the caller as
 * {@link #text}; forgotten after 7 days, since servers are updated.
 *
 * @param noSyncBefore sync-collection was refused: not tried before that instant; {@link Instant#EPOCH} when it works
 * @param listing how members are listed
 * @param batch members a multiget asks for, from 1 to 500; 0 when multiget does not work and each is read by GET
 * @param slash whether the collection answers only with its trailing slash toggled
 * @param learnedAt when nothing was known yet
 */
public record Capabilities(Instant noSyncBefore, Listing listing, int batch, Slash slash, Instant learnedAt) {
    /** How to list the members of a collection. */
    public enum Listing {
        PROPFIND,
        QUERY
    }

    /** Which form of the address answers. */
    public enum Slash {
        AS_GIVEN,
        TOGGLED
    }

    static final int FIRST_BATCH = 100;
    static final int LARGEST_BATCH = 500;
    private static final Duration VALID = Duration.ofDays(7);

    public Capabilities {
        if (batch < 0 || batch > LARGEST_BATCH) {
            throw new IllegalArgumentException("a batch of " + batch);
        }
    }

    /** What to begin with. */
    public static Capabilities unknown(Instant now) {
        return new Capabilities(Instant.EPOCH, Listing.PROPFIND, FIRST_BATCH, Slash.AS_GIVEN, now);
    }

    /** Reads {@link #text}; whatever is older than 7 days, from the future or unreadable is unknown. */
    public static Capabilities parse(String text, Instant now) {
        try {
            Capabilities read = read(text);
            boolean valid = !read.learnedAt.isAfter(now) && now.isBefore(read.learnedAt.plus(VALID));
            return valid ? read : unknown(now);
        } catch (IllegalArgumentException | DateTimeParseException unreadable) {
            return unknown(now);
        }
    }

    /** One line of {@code name=value} pairs. */
    public String text() {
        return "no-sync-before=" + noSyncBefore + ";listing=" + listing + ";batch=" + batch + ";slash=" + slash
                + ";learned-at=" + learnedAt;
    }

    Capabilities withNoSyncBefore(Instant instant) {
        return new Capabilities(instant, listing, batch, slash, learnedAt);
    }

    Capabilities withListing(Listing other) {
        return new Capabilities(noSyncBefore, other, batch, slash, learnedAt);
    }

    Capabilities withBatch(int other) {
        return new Capabilities(noSyncBefore, listing, other, slash, learnedAt);
    }

    Capabilities withSlash(Slash other) {
        return new Capabilities(noSyncBefore, listing, batch, other, learnedAt);
    }

    private static Capabilities read(String text) {
        Map<String, String> pairs = new HashMap<>();
        for (String pair : text.split(";", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return new Capabilities(
                Instant.parse(pairs.getOrDefault("no-sync-before", "")),
                Listing.valueOf(pairs.getOrDefault("listing", "")),
                Integer.parseInt(pairs.getOrDefault("batch", "")),
                Slash.valueOf(pairs.getOrDefault("slash", "")),
                Instant.parse(pairs.getOrDefault("learned-at", "")));
    }
}
