package org.caldavsync.icalendar.recur;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Set;
import org.caldavsync.icalendar.ContentLine;

/**
 * Instances of a series that EXDATE takes out or an override replaces. A date given for a timed series, which Evolution
 * writes, takes out whatever starts on that day.
 */
final class Exclusions {
    private final Set<Instant> instants = new HashSet<>();
    private final Set<LocalDate> days = new HashSet<>();
    private final Timing master;
    private final Times times;

    Exclusions(Timing master, Times times) {
        this.master = master;
        this.times = times;
    }

    /** Adds every value of an EXDATE or RECURRENCE-ID. */
    void add(ContentLine line) {
        for (TemporalValue value : TemporalValue.allOf(line)) {
            if (value instanceof TemporalValue.Date(var day) && !master.allDay()) {
                days.add(day);
            } else {
                instants.add(master.instant(master.aligned(value, times)));
            }
        }
    }

    /** Whether the instance at this time of the master's wall clock is taken out. */
    boolean include(LocalDateTime wall) {
        return (!days.isEmpty() && days.contains(wall.toLocalDate()))
                || (!instants.isEmpty() && instants.contains(master.instant(wall)));
    }
}
