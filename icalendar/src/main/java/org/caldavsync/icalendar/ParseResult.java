package org.caldavsync.icalendar;

import java.util.List;

/** What became of one stream: its objects, or why there are none. */
public sealed interface ParseResult {

    /**
     * The stream is iCalendar; what of it could be used.
     *
     * @param properties of the calendars themselves, in order
     * @param repairs what was changed, capped; see {@link RepairLog}
     * @param leftOut the components that are in no object though nothing is wrong with them: older versions of others, and
     *     those that are neither event, task nor journal
     * @param broken the components that are missing among the objects because they could not be used
     * @param complete whether the stream came to its end: every BEGIN had its END. Where it is false, an absent object
     *     must not be taken for a deleted one
     */
    record Parsed(
            List<CalendarObject> objects,
            List<ContentLine> properties,
            List<Repair> repairs,
            List<Component> leftOut,
            List<Entry.Broken> broken,
            boolean complete)
            implements ParseResult {
        public Parsed {
            objects = List.copyOf(objects);
            properties = List.copyOf(properties);
            repairs = List.copyOf(repairs);
            leftOut = List.copyOf(leftOut);
            broken = List.copyOf(broken);
        }
    }

    /**
     * No calendar, or more than the limits grant.
     *
     * @param reason for people
     */
    record Unreadable(String reason) implements ParseResult {}
}
