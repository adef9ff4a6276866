package org.caldavsync.icalendar.recur;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.MONTHS;
import static java.time.temporal.ChronoUnit.WEEKS;
import static java.time.temporal.ChronoUnit.YEARS;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Periods of a day or longer. */
final class CalendarPeriods implements Periods {
    private static final int LAST_YEAR = 9999;

    private final RecurrenceRule rule;
    private final DayParts parts;
    private final TimeParts times;
    private final LocalDate first;
    private final ChronoUnit unit;
    private final StepBudget budget;
    private long index;

    CalendarPeriods(RecurrenceRule rule, LocalDateTime start, StepBudget budget) {
        this.rule = rule;
        this.budget = budget;
        this.parts = rule.days().completedFrom(start.toLocalDate(), rule.frequency());
        this.times = rule.times().within(start.toLocalTime(), rule.frequency());
        this.unit = unit(rule.frequency());
        this.first = beginOfPeriod(start.toLocalDate(), rule);
    }

    private static ChronoUnit unit(Frequency frequency) {
        return switch (frequency) {
            case YEARLY -> YEARS;
            case MONTHLY -> MONTHS;
            case WEEKLY -> WEEKS;
            case DAILY -> DAYS;
            case HOURLY, MINUTELY, SECONDLY -> throw new IllegalArgumentException("shorter than a day");
        };
    }

    private static LocalDate beginOfPeriod(LocalDate day, RecurrenceRule rule) {
        return switch (rule.frequency()) {
            case YEARLY -> day.withDayOfYear(1);
            case MONTHLY -> day.withDayOfMonth(1);
            case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(rule.weekStart()));
            case DAILY, HOURLY, MINUTELY, SECONDLY -> day;
        };
    }

    @Override
    public void skipTo(LocalDateTime from) {
        index = Math.max(index, unit.between(first, from.toLocalDate()) / rule.interval());
    }

    @Override
    public @Nullable Instances next() {
        long distance = index * rule.interval();
        if (distance > unit.between(first, LocalDate.of(LAST_YEAR, 1, 1)) || !budget.spend()) {
            return null;
        }
        index++;
        LocalDate begin = first.plus(distance, unit);
        return new Instances(days(begin), times);
    }

    private List<LocalDate> days(LocalDate begin) {
        return switch (rule.frequency()) {
            case YEARLY -> ofYear(begin.getYear());
            case MONTHLY -> ofMonth(YearMonth.from(begin));
            case WEEKLY -> fitting(begin, 7);
            case DAILY, HOURLY, MINUTELY, SECONDLY -> ofDay(begin);
        };
    }

    private List<LocalDate> ofYear(int year) {
        List<LocalDate> days = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            days.addAll(ofMonth(YearMonth.of(year, month)));
        }
        return days;
    }

    private List<LocalDate> ofMonth(YearMonth month) {
        if (!parts.includesMonth(month.getMonthValue())) {
            return List.of();
        }
        return parts.onlyMonthDays() ? numbered(month) : fitting(month.atDay(1), month.lengthOfMonth());
    }

    private List<LocalDate> numbered(YearMonth month) {
        int length = month.lengthOfMonth();
        return parts.monthDays().stream()
                .map(number -> number > 0 ? number : length + 1 + number)
                .filter(number -> number >= 1 && number <= length && budget.spend())
                .sorted()
                .distinct()
                .map(month::atDay)
                .toList();
    }

    private List<LocalDate> fitting(LocalDate begin, int length) {
        List<LocalDate> days = new ArrayList<>();
        for (int i = 0; i < length && budget.spend(); i++) {
            LocalDate day = begin.plusDays(i);
            if (parts.include(day, rule.frequency(), rule.weekStart())) {
                days.add(day);
            }
        }
        return days;
    }

    /** A month that BYMONTH leaves out is passed over at once. */
    private List<LocalDate> ofDay(LocalDate day) {
        if (!parts.includesMonth(day.getMonthValue())) {
            skipTo(day.with(TemporalAdjusters.firstDayOfNextMonth())
                    .minusDays(1)
                    .atStartOfDay());
        }
        return parts.include(day, rule.frequency(), rule.weekStart()) ? List.of(day) : List.of();
    }
}
