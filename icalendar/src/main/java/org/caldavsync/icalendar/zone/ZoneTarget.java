package org.caldavsync.icalendar.zone;

/** What becomes of the times that name one TZID. */
sealed interface ZoneTarget {

    /** They are written in UTC, which takes no TZID and no VTIMEZONE (RFC 5545 §3.2.19). */
    record Utc() implements ZoneTarget {}

    /** They name this TZID, which the feed defines. */
    record Named(String tzid) implements ZoneTarget {}

    /** They lose their TZID: an undefined one makes strict readers refuse the feed, a guessed one shows wrong times. */
    record Floating() implements ZoneTarget {}
}
