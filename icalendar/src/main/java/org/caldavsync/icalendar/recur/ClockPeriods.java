package org.caldavsync.icalendar.recur;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.HOURS;
import static java.time.temporal.ChronoUnit.MINUTES;
import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Periods shorter than a day, counted on the wall clock. What a part leaves out is passed over in one step, be it a
 * month, a day, an hour or a minute: a rule of seconds from 1970 costs no more than one of days.
 */
final class ClockPeriods implements Periods {
    private static final int LAST_YEAR = 9999;

    private final RecurrenceRule rule;
    private final LocalDateTime start;
    private final StepBudget budget;
    private final long length;
    private long index;

    ClockPeriods(RecurrenceRule rule, LocalDateTime start, StepBudget budget) {
        this.rule = rule;
        this.start = start;
        this.budget = budget;
        this.length = (long) rule.interval() * rule.frequency().seconds();
    }

    @Override
    public void skipTo(LocalDateTime from) {
        index = Math.max(index, Math.floorDiv(SECONDS.between(start, from), length));
    }

    /** Makes the first period that begins at {@code from} or later the next one. */
    private void passTo(LocalDateTime from) {
        index = Math.max(index + 1, Math.ceilDiv(SECONDS.between(start, from), length));
    }

    @Override
    public @Nullable Instances next() {
        while (budget.spend()) {
            LocalDateTime begin = start.plusSeconds(index * length);
            if (begin.getYear() > LAST_YEAR) {
                return null;
            }
            Optional<LocalDateTime> nextFit = endOfMisfit(begin);
            if (nextFit.isEmpty()) {
                index++;
                return new Instances(
                        List.of(begin.toLocalDate()), rule.times().within(begin.toLocalTime(), rule.frequency()));
            }
            passTo(nextFit.get());
        }
        return null;
    }

    /** When the longest unit that leaves this period out is over; empty where nothing leaves it out. */
    private Optional<LocalDateTime> endOfMisfit(LocalDateTime begin) {
        TimeParts times = rule.times();
        if (!rule.days().includesMonth(begin.getMonthValue())) {
            return Optional.of(
                    begin.with(TemporalAdjusters.firstDayOfNextMonth()).truncatedTo(DAYS));
        }
        if (!rule.days().include(begin.toLocalDate(), rule.frequency(), rule.weekStart())) {
            return Optional.of(begin.plusDays(1).truncatedTo(DAYS));
        }
        if (!fits(times.hours(), begin.getHour())) {
            return Optional.of(begin.plusHours(1).truncatedTo(HOURS));
        }
        boolean minutesLimit = rule.frequency() != Frequency.HOURLY;
        if (minutesLimit && !fits(times.minutes(), begin.getMinute())) {
            return Optional.of(begin.plusMinutes(1).truncatedTo(MINUTES));
        }
        boolean secondsLimit = rule.frequency() == Frequency.SECONDLY;
        return secondsLimit && !fits(times.seconds(), begin.getSecond())
                ? Optional.of(begin.plusSeconds(1))
                : Optional.empty();
    }

    private static boolean fits(List<Integer> part, int number) {
        return part.isEmpty() || part.contains(number);
    }
}
