package org.caldavsync.icalendar.recur;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cost is counted in steps, not in time: the same on every machine. */
class HostileRuleTest {
    private static final LocalDateTime LONG_AGO = LocalDateTime.of(1970, 1, 1, 0, 0);
    private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 22, 9, 30);
    private static final String ALL_HOURS = "BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23";
    private static final String ALL_MINUTES = "BYMINUTE=" + upTo(59);
    private static final String ALL_SECONDS = "BYSECOND=" + upTo(59);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=SECONDLY",
                "FREQ=SECONDLY;COUNT=1000000000",
                "FREQ=SECONDLY;COUNT=1000000000;BYDAY=MO",
                "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=SECONDLY;INTERVAL=2;BYSECOND=1",
                "FREQ=SECONDLY;INTERVAL=2147483647",
                "FREQ=HOURLY;INTERVAL=2147483647;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=MINUTELY;BYYEARDAY=366;BYMONTH=1",
                "FREQ=HOURLY;BYMINUTE=1,2,3;BYSETPOS=9",
                "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=DAILY;COUNT=2147483647;BYHOUR=1,2",
                "FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=31",
                "FREQ=MONTHLY;BYMONTHDAY=31;BYDAY=MO;BYSETPOS=2",
                "FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1",
                "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
                "FREQ=YEARLY;INTERVAL=2147483647",
                "FREQ=YEARLY;COUNT=999999999999999999"
            })
    void ends_within_the_budget_whatever_the_rule(String rule) {
        assertThat(stepsToTheEnd(rule)).isLessThanOrEqualTo(StepBudget.STEPS);
    }

    @Test
    void never_builds_the_thirty_million_times_of_a_year_of_seconds() {
        String everySecond =
                "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;%s;%s;%s".formatted(ALL_HOURS, ALL_MINUTES, ALL_SECONDS);

        assertThat(stepsToTheEnd(everySecond)).isLessThanOrEqualTo(StepBudget.STEPS);
        assertThat(stepsToTheEnd(everySecond + ";BYSETPOS=-1")).isLessThanOrEqualTo(StepBudget.STEPS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=SECONDLY",
                "FREQ=SECONDLY;INTERVAL=7",
                "FREQ=SECONDLY;COUNT=2147483647",
                "FREQ=MINUTELY",
                "FREQ=HOURLY",
                "FREQ=HOURLY;BYMINUTE=0,30",
                "FREQ=DAILY",
                "FREQ=WEEKLY;BYDAY=MO,FR",
                "FREQ=MONTHLY;BYMONTHDAY=31",
                "FREQ=YEARLY"
            })
    void reaches_today_from_long_ago_in_a_few_steps(String rule) {
        StepBudget budget = StepBudget.full();
        RuleWalk walk = walk(rule, budget);
        walk.skipTo(NOW);

        assertThat(walk.next()).isAfterOrEqualTo(NOW);
        assertThat(StepBudget.STEPS - budget.left()).isLessThan(150);
    }

    private static int stepsToTheEnd(String rule) {
        StepBudget budget = StepBudget.full();
        RuleWalk walk = walk(rule, budget);
        int calls = 0;
        while (walk.next() != null) {
            calls++;
        }

        return Math.max(calls, StepBudget.STEPS - budget.left());
    }

    private static RuleWalk walk(String rule, StepBudget budget) {
        return new RuleWalk(RecurrenceRule.parse(rule).orElseThrow(), LONG_AGO, LocalDateTime.MAX, budget);
    }

    private static String upTo(int last) {
        StringBuilder numbers = new StringBuilder("0");
        for (int i = 1; i <= last; i++) {
            numbers.append(',').append(i);
        }
        return numbers.toString();
    }
}
