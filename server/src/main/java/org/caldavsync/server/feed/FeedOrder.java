package org.caldavsync.server.feed;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.caldavsync.icalendar.CalendarObject;
import org.caldavsync.icalendar.feed.FeedHeader;

/**
 * What a feed is to be built from.
 *
 * @param calendars ids of the calendars that are included
 * @param change done to every object before it is written, for example
 *     {@link org.caldavsync.icalendar.zone.FloatingTimes}; keeps the UID
 */
public record FeedOrder(long sourceId, Set<Long> calendars, FeedHeader header, UnaryOperator<CalendarObject> change) {
    public FeedOrder {
        calendars = Set.copyOf(calendars);
    }
}
