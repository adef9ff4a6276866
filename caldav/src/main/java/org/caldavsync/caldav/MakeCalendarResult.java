package org.caldavsync.caldav;

/** What became of a request for a new calendar. */
public sealed interface MakeCalendarResult {
    /** It is there, empty. */
    record Created(Href href) implements MakeCalendarResult {}

    /** Something has that address already. */
    record Exists(Href href) implements MakeCalendarResult {}

    /** The server does not allow it: choose a calendar that exists. */
    record Refused(int status, String message) implements MakeCalendarResult {}
}
