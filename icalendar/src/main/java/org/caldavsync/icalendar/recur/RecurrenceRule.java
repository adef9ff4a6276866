package org.caldavsync.icalendar.recur;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A recurrence rule (RFC 5545 §3.3.10).
 *
 * @param interval at least 1
 * @param positions BYSETPOS, sorted; empty for all
 */
public record RecurrenceRule(
        Frequency frequency,
        int interval,
        Bound bound,
        DayOfWeek weekStart,
        DayParts days,
        TimeParts times,
        List<Integer> positions) {

    /** How a rule ends. */
    public sealed interface Bound {
        /** It does not. */
        record Endless() implements Bound {}

        /** After so many occurrences, the start included; at least 1. */
        record Count(int occurrences) implements Bound {}

        /** With the last occurrence not after this. */
        record Until(TemporalValue last) implements Bound {}
    }

    public RecurrenceRule {
        positions = List.copyOf(positions);
        if (interval < 1) {
            throw new IllegalArgumentException("INTERVAL below 1");
        }
    }

    /**
     * Reads the value of an RRULE. Unknown parts and impossible numbers in lists are passed over; of COUNT and UNTIL
     * together UNTIL counts.
     *
     * @return empty where the text is no rule, or asks for another calendar than the Gregorian (RFC 7529)
     */
    public static Optional<RecurrenceRule> parse(String text) {
        return new RuleSyntax(text).rule();
    }

    /**
     * The first wall-clock times of this rule, the start among them.
     *
     * @param until the last time allowed, in the same wall clock
     * @param limit at most so many are returned; fewer also where they are too rare to be found at a reasonable cost
     */
    public List<LocalDateTime> times(LocalDateTime start, LocalDateTime until, int limit) {
        RuleWalk walk = new RuleWalk(this, start, until, StepBudget.full());
        List<LocalDateTime> times = new ArrayList<>();
        for (LocalDateTime time = walk.next(); time != null && times.size() < limit; time = walk.next()) {
            times.add(time);
        }
        return List.copyOf(times);
    }

    /** Whether the occurrences follow from the start, the frequency and the interval alone. */
    boolean isPlain() {
        return days.isEmpty() && times.isEmpty() && positions.isEmpty();
    }

    /** The rule for a whole-day start, which has no time of day for BYHOUR and its like to change. */
    RecurrenceRule ofDays() {
        return new RecurrenceRule(frequency, interval, bound, weekStart, days, TimeParts.NONE, positions);
    }
}
