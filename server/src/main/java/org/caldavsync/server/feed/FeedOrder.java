package org.caldavsync.server.feed;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.caldavsync.icalendar.CalendarObject;
import org.caldavsync.icalendar.feed.FeedHeader;
import org.jdbi.v3.core.Handle;

/**
 * What a feed is to be built from.
 *
 * @param calendars ids of the calendars that are included
 * @param change done to every object before it is written, for example
 *     {@link org.caldavsync.icalendar.zone.FloatingTimes}; keeps the UID
 * @param claim checked in every transaction that reads the items or publishes
 */
public record FeedOrder(
        long sourceId, Set<Long> calendars, FeedHeader header, UnaryOperator<CalendarObject> change, Claim claim) {
    /** The right to build this feed, which an edit of its source may end. */
    @FunctionalInterface
    public interface Claim {
        /** No claim is needed. */
        Claim NONE = _ -> {};

        /** Throws what the caller of the build understands when the claim is lost. */
        void check(Handle handle);
    }

    public FeedOrder {
        calendars = Set.copyOf(calendars);
    }
}
