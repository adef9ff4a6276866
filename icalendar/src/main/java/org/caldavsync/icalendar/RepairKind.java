package org.caldavsync.icalendar;

/**
 * Everything that may be changed between reading and writing: the written list of repairs, which
 * {@code docs/repairs.md} explains. A line that is lost without one of these is a defect of this package.
 */
public enum RepairKind {
    TRANSCODED("not valid UTF-8: read as windows-1252"),
    CONTROL_CHARACTERS("control characters removed"),
    LINE_JOINED("a line that is no property was joined to the line before it"),
    STRAY_LINE("a line that belongs to nothing was left out"),
    COMPONENT_LEFT_OUT("neither event, task, journal nor time zone: left out"),
    UID_MISSING("no UID: one was made from start, end, summary and rule"),
    UID_SHARED_BY_TYPES("one UID for components of different types: the UID was extended"),
    UID_SHARED_BY_EVENTS("one UID for different events: the UID was extended by the start"),
    DUPLICATE("an older or equal version of the same event was left out"),
    END_AND_DURATION("both an end and a duration: the duration was dropped"),
    END_BEFORE_START("the end is not after the start: the end was moved"),
    END_TYPE("the end is a date and the start a time, or the reverse: the end follows the start"),
    TIME_SYNTAX("a date or time was rewritten in valid syntax"),
    DATE_VALUE("VALUE=DATE and the value disagree: the parameter or the value was corrected"),
    ZONED_UTC("a TZID that is empty or on a time in UTC was dropped"),
    RULE_INVALID("an invalid recurrence rule was dropped: the event happens once"),
    COUNT_AND_UNTIL("a rule with COUNT and UNTIL: COUNT was dropped"),
    UNTIL_TYPE("UNTIL was given the form that the start asks for"),
    EXDATE_TYPE("an exception date was given the form that the start asks for"),
    DURATION_SYNTAX("the duration was rewritten in valid syntax"),
    OFFSET_SYNTAX("the offset of a time zone was rewritten in valid syntax"),
    ZONE_RENAMED("a time zone was given the name that readers know"),
    ZONE_UNKNOWN("nothing says what the time zone is: the times hold wherever the reader is"),
    ZONE_ASSUMED("nothing says what the time zone is: that of the calendar or of its settings was taken"),
    OBSERVANCE_START("the start of an observance was given in UTC: made local"),
    STAMP_MISSING("no DTSTAMP: one was added"),
    STAMP_NOT_UTC("a time that must be in UTC was converted"),
    QUOTE_UNCLOSED("a quote that was never closed was removed"),
    VALUE_UNREADABLE("a value that is not what its property holds was dropped with it"),
    METHOD("METHOD does not belong into a component and was dropped"),
    PROPERTY_REPEATED("a property that may occur once was repeated: the first was kept");

    private final String description;

    RepairKind(String description) {
        this.description = description;
    }

    /** What was wrong and what was done, for people. */
    public String description() {
        return description;
    }
}
