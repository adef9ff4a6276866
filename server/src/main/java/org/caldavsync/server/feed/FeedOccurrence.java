package org.caldavsync.server.feed;

import java.time.ZoneId;
import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.recur.Occurrence;

/**
 * One time that an event of a feed happens, as the API shows it.
 *
 * @param calendar its name
 * @param start a time in UTC, or a date where it lasts all day
 * @param end not part of it; in the form of the start
 */
record FeedOccurrence(
        String uid,
        long sourceId,
        String calendar,
        String start,
        String end,
        boolean allDay,
        String summary,
        String location) {

    /** @param zone that the occurrence was asked for */
    static FeedOccurrence of(long sourceId, String calendar, Occurrence occurrence, ZoneId zone) {
        return new FeedOccurrence(
                text(occurrence, "UID"),
                sourceId,
                calendar,
                occurrence.startText(zone),
                occurrence.endText(zone),
                occurrence.allDay(),
                text(occurrence, "SUMMARY"),
                text(occurrence, "LOCATION"));
    }

    private static String text(Occurrence occurrence, String property) {
        return occurrence.source().first(property).map(ContentLine::text).orElse("");
    }
}
