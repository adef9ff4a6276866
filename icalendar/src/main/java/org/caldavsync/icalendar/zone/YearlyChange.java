package org.caldavsync.icalendar.zone;

import static java.time.ZoneOffset.UTC;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A change that comes every year, as an RRULE on the wall clock before it.
 *
 * @param first the first one that this rule describes
 * @param rule the value of the RRULE
 */
record YearlyChange(ZoneOffsetTransition first, String rule) {
    /** Within so many years every weekday has fallen on every day. */
    private static final int CYCLE = 40;

    /**
     * A rule of the tz database as one RRULE for each month it can fall into: "the day after the last Thursday of March" is
     * at times the first of April.
     *
     * @param from the earliest instant of a change to describe
     */
    static List<YearlyChange> of(ZoneOffsetTransitionRule rule, Instant from) {
        Map<Month, YearlyChange> byMonth = new EnumMap<>(Month.class);
        int begin = from.atOffset(UTC).getYear() - 1;
        for (int year = begin; year < begin + CYCLE; year++) {
            ZoneOffsetTransition change = rule.createTransition(year);
            LocalDate day = change.getDateTimeBefore().toLocalDate();
            if (!change.getInstant().isBefore(from) && !byMonth.containsKey(day.getMonth())) {
                byMonth.put(day.getMonth(), new YearlyChange(change, text(rule, day, nominal(rule, year))));
            }
        }
        return List.copyOf(byMonth.values());
    }

    /** The day that the rule names, which the wall clock may show as the day before or after. */
    private static LocalDate nominal(ZoneOffsetTransitionRule rule, int year) {
        int indicator = rule.getDayOfMonthIndicator();
        LocalDate first = LocalDate.of(year, rule.getMonth(), 1);
        LocalDate day = indicator > 0
                ? first.withDayOfMonth(indicator)
                : first.withDayOfMonth(first.lengthOfMonth() + 1 + indicator);
        DayOfWeek weekDay = rule.getDayOfWeek();
        if (weekDay == null) {
            return day;
        }
        return day.with(
                indicator > 0 ? TemporalAdjusters.nextOrSame(weekDay) : TemporalAdjusters.previousOrSame(weekDay));
    }

    private static String text(ZoneOffsetTransitionRule rule, LocalDate day, LocalDate nominal) {
        String month = "FREQ=YEARLY;BYMONTH=" + day.getMonthValue();
        List<Integer> days = possibleDays(rule, day, nominal);
        if (rule.getDayOfWeek() == null) {
            return month + ";BYMONTHDAY=" + days.getFirst();
        }
        String weekDay = day.getDayOfWeek().name().substring(0, 2);
        if (days.size() == 7 && days.getFirst() % 7 == 1) {
            return month + ";BYDAY=" + (days.getFirst() / 7 + 1) + weekDay;
        }
        boolean lastSeven =
                days.getLast() == -1 || days.getLast() == day.getMonth().minLength();
        if (days.size() == 7 && lastSeven && day.getMonth() != Month.FEBRUARY) {
            return month + ";BYDAY=-1" + weekDay;
        }
        String list = days.stream().map(String::valueOf).collect(Collectors.joining(","));
        return month + ";BYMONTHDAY=" + list + ";BYDAY=" + weekDay;
    }

    /**
     * The days of the month on which the change can come, all counted from its start or all from its end. The rule names days
     * of its own month, from which both the count and the wall clock may lead into the month before or after.
     */
    private static List<Integer> possibleDays(ZoneOffsetTransitionRule rule, LocalDate day, LocalDate nominal) {
        int indicator = rule.getDayOfMonthIndicator();
        int shift = (int) ChronoUnit.DAYS.between(nominal, day);
        int span = rule.getDayOfWeek() == null ? 0 : 6;
        int earliest = shift + (indicator > 0 ? indicator : indicator - span);
        int length = rule.getMonth().maxLength();
        int last = indicator > 0 ? length : -1;
        IntStream days = IntStream.rangeClosed(earliest, earliest + span);
        if (day.getMonth() == rule.getMonth()) {
            days = days.filter(number -> number > last - length && number <= last);
        } else if (day.getMonth() == rule.getMonth().plus(1)) {
            days = days.filter(number -> number > last).map(number -> number - last);
        } else {
            days = days.filter(number -> number <= last - length).map(number -> number - (last - length) - 1);
        }
        return days.boxed().toList();
    }
}
