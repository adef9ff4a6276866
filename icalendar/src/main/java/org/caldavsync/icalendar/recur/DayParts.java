package org.caldavsync.icalendar.recur;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalField;
import java.time.temporal.WeekFields;
import java.util.List;

/**
 * The parts of a rule that choose days. Whether a part expands or limits (the table of RFC 5545 §3.3.10) comes to the
 * same when every day of a period is asked whether it fits all parts, so nothing else is done.
 *
 * @param months BYMONTH; like all parts sorted, distinct, empty for "any"
 * @param weekNumbers BYWEEKNO
 * @param yearDays BYYEARDAY
 * @param monthDays BYMONTHDAY
 * @param weekDays BYDAY
 */
public record DayParts(
        List<Integer> months,
        List<Integer> weekNumbers,
        List<Integer> yearDays,
        List<Integer> monthDays,
        List<WeekDay> weekDays) {

    /**
     * One entry of BYDAY.
     *
     * @param ordinal 0 for every such day, 2 for the second, -1 for the last of the month or year
     */
    public record WeekDay(int ordinal, DayOfWeek day) {}

    public DayParts {
        months = List.copyOf(months);
        weekNumbers = List.copyOf(weekNumbers);
        yearDays = List.copyOf(yearDays);
        monthDays = List.copyOf(monthDays);
        weekDays = List.copyOf(weekDays);
    }

    boolean isEmpty() {
        return months.isEmpty() && choosesNoDay();
    }

    private boolean choosesNoDay() {
        return weekNumbers.isEmpty() && yearDays.isEmpty() && monthDays.isEmpty() && weekDays.isEmpty();
    }

    /** Whether only BYMONTHDAY, and BYMONTH, restrict the days. */
    boolean onlyMonthDays() {
        return weekNumbers.isEmpty() && yearDays.isEmpty() && weekDays.isEmpty() && !monthDays.isEmpty();
    }

    /** The parts with what the start says where the rule says nothing (RFC 5545 §3.3.10, "taken from DTSTART"). */
    DayParts completedFrom(LocalDate start, Frequency frequency) {
        return switch (frequency) {
            case YEARLY -> yearly(start);
            case MONTHLY -> choosesNoDay() ? with(months, List.of(start.getDayOfMonth()), weekDays) : this;
            case WEEKLY -> choosesNoDay() ? with(months, monthDays, weekDayOf(start)) : this;
            case DAILY, HOURLY, MINUTELY, SECONDLY -> this;
        };
    }

    /** Days of the month without a month are those of the start's month: so read ical4j and lib-recur too. */
    private DayParts yearly(LocalDate start) {
        boolean onlyWeeks = !weekNumbers.isEmpty() && yearDays.isEmpty() && monthDays.isEmpty() && weekDays.isEmpty();
        if (onlyWeeks) {
            return with(months, monthDays, weekDayOf(start));
        }
        if (!choosesNoDay() && (monthDays.isEmpty() || !weekNumbers.isEmpty() || !yearDays.isEmpty())) {
            return this;
        }
        return with(
                months.isEmpty() ? List.of(start.getMonthValue()) : months,
                monthDays.isEmpty() ? List.of(start.getDayOfMonth()) : monthDays,
                weekDays);
    }

    private static List<WeekDay> weekDayOf(LocalDate start) {
        return List.of(new WeekDay(0, start.getDayOfWeek()));
    }

    private DayParts with(List<Integer> otherMonths, List<Integer> otherMonthDays, List<WeekDay> otherWeekDays) {
        return new DayParts(otherMonths, weekNumbers, yearDays, otherMonthDays, otherWeekDays);
    }

    boolean includesMonth(int month) {
        return months.isEmpty() || months.contains(month);
    }

    /** Whether a day fits every part. */
    boolean include(LocalDate day, Frequency frequency, DayOfWeek weekStart) {
        return includesMonth(day.getMonthValue())
                && (monthDays.isEmpty() || counts(monthDays, day.getDayOfMonth(), day.lengthOfMonth()))
                && (yearDays.isEmpty() || counts(yearDays, day.getDayOfYear(), day.lengthOfYear()))
                && (weekDays.isEmpty() || includesWeekDay(day, frequency))
                && (weekNumbers.isEmpty() || includesWeek(day, weekStart));
    }

    /** Numbers count from 1 on, negative ones from the end. */
    private static boolean counts(List<Integer> numbers, int number, int length) {
        return numbers.contains(number) || numbers.contains(number - length - 1);
    }

    private boolean includesWeekDay(LocalDate day, Frequency frequency) {
        for (WeekDay wanted : weekDays) {
            if (wanted.day() == day.getDayOfWeek()
                    && (wanted.ordinal() == 0 || includesOrdinal(wanted.ordinal(), day, frequency))) {
                return true;
            }
        }
        return false;
    }

    /** Ordinals count in the month, or in the year of a yearly rule without BYMONTH; elsewhere they mean nothing. */
    private boolean includesOrdinal(int ordinal, LocalDate day, Frequency frequency) {
        if (frequency == Frequency.MONTHLY || (frequency == Frequency.YEARLY && !months.isEmpty())) {
            return isOrdinal(ordinal, day.getDayOfMonth(), day.lengthOfMonth());
        }
        return frequency != Frequency.YEARLY
                || !weekNumbers.isEmpty()
                || isOrdinal(ordinal, day.getDayOfYear(), day.lengthOfYear());
    }

    private static boolean isOrdinal(int ordinal, int number, int length) {
        return ordinal > 0 ? (number - 1) / 7 + 1 == ordinal : (length - number) / 7 + 1 == -ordinal;
    }

    /** Week 1 is the first with at least four days in the year. */
    private boolean includesWeek(LocalDate day, DayOfWeek weekStart) {
        TemporalField week = WeekFields.of(weekStart, 4).weekOfWeekBasedYear();
        return counts(weekNumbers, day.get(week), (int) day.range(week).getMaximum());
    }
}
