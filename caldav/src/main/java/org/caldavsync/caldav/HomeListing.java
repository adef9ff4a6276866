package org.caldavsync.caldav;

import java.util.List;

/**
 * What a calendar home holds.
 *
 * @param calendars those that hold events
 * @param leftOut everything else in it, with the reason
 * @param complete only then does a calendar that is missing here no longer exist, which one request to itself confirms
 */
public record HomeListing(List<CalendarListing> calendars, List<LeftOut> leftOut, boolean complete) {
    /** @param why for people, such as "holds tasks only" */
    public record LeftOut(Href href, String why) {}

    public HomeListing {
        calendars = List.copyOf(calendars);
        leftOut = List.copyOf(leftOut);
    }
}
