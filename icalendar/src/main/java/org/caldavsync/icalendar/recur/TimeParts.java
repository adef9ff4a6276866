package org.caldavsync.icalendar.recur;

import java.time.LocalTime;
import java.util.List;

/**
 * The parts of a rule that choose times of day; all sorted, distinct, empty for "as the start has it".
 *
 * @param hours BYHOUR
 * @param minutes BYMINUTE
 * @param seconds BYSECOND, 0 to 59
 */
public record TimeParts(List<Integer> hours, List<Integer> minutes, List<Integer> seconds) {
    static final TimeParts NONE = new TimeParts(List.of(), List.of(), List.of());

    public TimeParts {
        hours = List.copyOf(hours);
        minutes = List.copyOf(minutes);
        seconds = List.copyOf(seconds);
    }

    boolean isEmpty() {
        return hours.isEmpty() && minutes.isEmpty() && seconds.isEmpty();
    }

    /**
     * The times of one period that begins at {@code time}: what is shorter than the period is chosen by the parts, the
     * rest stays.
     */
    TimeParts within(LocalTime time, Frequency frequency) {
        return new TimeParts(
                frequency.compareTo(Frequency.HOURLY) <= 0 || hours.isEmpty() ? List.of(time.getHour()) : hours,
                frequency.compareTo(Frequency.MINUTELY) <= 0 || minutes.isEmpty() ? List.of(time.getMinute()) : minutes,
                frequency == Frequency.SECONDLY || seconds.isEmpty() ? List.of(time.getSecond()) : seconds);
    }

    /** How many times of day these are, all parts given. */
    int size() {
        return hours.size() * minutes.size() * seconds.size();
    }

    /** One of them, in order, so that a set of 86,400 is never built. */
    LocalTime get(int index) {
        return LocalTime.of(
                hours.get(index / (minutes.size() * seconds.size())),
                minutes.get(index / seconds.size() % minutes.size()),
                seconds.get(index % seconds.size()));
    }
}
