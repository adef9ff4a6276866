package org.caldavsync.icalendar.recur;

/** FREQ of a recurrence rule, from the shortest period to the longest. */
public enum Frequency {
    SECONDLY(1),
    MINUTELY(60),
    HOURLY(3_600),
    DAILY(86_400),
    WEEKLY(7 * 86_400),
    MONTHLY(0),
    YEARLY(0);

    private final int seconds;

    Frequency(int seconds) {
        this.seconds = seconds;
    }

    /** The length of one period in wall-clock seconds; 0 where periods differ in length. */
    int seconds() {
        return seconds;
    }

    boolean isWithinDay() {
        return compareTo(DAILY) < 0;
    }
}
