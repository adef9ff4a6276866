package org.caldavsync.icalendar;

/** What a {@link CalendarReader} meets, in the order of the stream. Lines are physical ones, counted from 1. */
public sealed interface Entry {

    /** A {@code BEGIN:VCALENDAR}; a stream may hold several calendars, one after the other. */
    record CalendarStart() implements Entry {}

    /** A property of the calendar itself; it may also stand between or after the components. */
    record CalendarProperty(ContentLine line) implements Entry {}

    /**
     * A whole component of the calendar, such as a VEVENT or a VTIMEZONE, nested ones included.
     *
     * @param line where it begins
     */
    record Member(Component component, long line) implements Entry {}

    /**
     * A component that could not be used and is left out.
     *
     * @param component its name, for example {@code VEVENT}
     * @param uid empty where none was read
     * @param reason for people
     * @param line where it begins
     */
    record Broken(String component, String uid, String reason, long line) implements Entry {}

    /** The {@code END:VCALENDAR} of the open calendar. */
    record CalendarEnd() implements Entry {}
}
