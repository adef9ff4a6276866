package org.caldavsync.icalendar.recur;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.LocalDateTime;
import java.util.List;
import org.caldavsync.icalendar.recur.RecurrenceRule.Bound;
import org.jspecify.annotations.Nullable;

/**
 * The wall-clock times a rule gives, in order and each once, the start first (RFC 5545 §3.8.5.3: DTSTART is the first
 * instance, whether it fits the rule or not).
 */
final class RuleWalk {
    private static final int LAST_YEAR = 9999;

    private final RecurrenceRule rule;
    private final LocalDateTime until;
    private final Periods periods;
    private final StepBudget budget;
    private final boolean counting;
    private final LocalDateTime start;
    private LocalDateTime from;
    private boolean started;
    private Periods.Instances instances = new Periods.Instances(List.of(), TimeParts.NONE);
    private int[] positions = {};
    private int chosen;
    private int position;
    private int remaining;

    /** @param until the last time allowed; what COUNT says comes on top */
    RuleWalk(RecurrenceRule rule, LocalDateTime start, LocalDateTime until, StepBudget budget) {
        this.rule = rule;
        this.start = start;
        this.from = start;
        this.budget = budget;
        LocalDateTime endOfCount = endOfCount(rule, start);
        this.until = until.isBefore(endOfCount) ? until : endOfCount;
        this.counting = rule.bound() instanceof Bound.Count && endOfCount.equals(LocalDateTime.MAX);
        this.remaining = rule.bound() instanceof Bound.Count(int occurrences) ? occurrences : Integer.MAX_VALUE;
        this.periods = rule.frequency().isWithinDay()
                ? new ClockPeriods(rule, start, budget)
                : new CalendarPeriods(rule, start, budget);
    }

    /** When the last of a counted rule falls, where that takes no counting; else never. */
    private static LocalDateTime endOfCount(RecurrenceRule rule, LocalDateTime start) {
        int seconds = rule.frequency().seconds();
        if (!(rule.bound() instanceof Bound.Count(int occurrences)) || !rule.isPlain() || seconds == 0) {
            return LocalDateTime.MAX;
        }
        long distance = (long) (occurrences - 1) * rule.interval();
        LocalDateTime horizon = LocalDateTime.of(LAST_YEAR, 12, 31, 0, 0);
        long furthest = SECONDS.between(start, horizon) / seconds;
        return distance > furthest ? horizon : start.plusSeconds(distance * seconds);
    }

    /** The last time that can come, {@link LocalDateTime#MAX} where the rule does not say. */
    LocalDateTime until() {
        return until;
    }

    /** Leaves out what lies before {@code earliest}, without walking there unless the rule must be counted. */
    void skipTo(LocalDateTime earliest) {
        from = earliest;
        if (!counting) {
            periods.skipTo(earliest);
        }
    }

    /** The next time; null at the end of the rule, or when the budget is spent. */
    @Nullable
    LocalDateTime next() {
        while (remaining > 0 && budget.spend()) {
            LocalDateTime time = following();
            if (time == null || time.isAfter(until)) {
                remaining = 0;
                return null;
            }
            if (counting) {
                remaining--;
            }
            if (!time.isBefore(from)) {
                return time;
            }
        }
        return null;
    }

    /** The start, then what the rule gives after it. */
    private @Nullable LocalDateTime following() {
        if (!started) {
            started = true;
            return start;
        }
        LocalDateTime time = generated();
        while (time != null && !time.isAfter(start)) {
            time = budget.spend() ? generated() : null;
        }
        return time;
    }

    /** What the rule gives, also before the start; nothing of a period that the budget left incomplete. */
    private @Nullable LocalDateTime generated() {
        while (position == chosen) {
            Periods.Instances next = periods.next();
            if (next == null || budget.isSpent()) {
                return null;
            }
            enter(next);
        }
        int index = positions.length == 0 ? position : positions[position];
        position++;
        return instances.get(index);
    }

    private void enter(Periods.Instances next) {
        instances = next;
        positions = rule.positions().isEmpty() ? new int[0] : next.chosenBy(rule.positions());
        chosen = rule.positions().isEmpty() ? next.size() : positions.length;
        position = 0;
    }
}
