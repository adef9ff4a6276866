package org.caldavsync.icalendar.recur;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import net.fortuna.ical4j.model.Recur;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random rules, each read by ical4j and lib-recur too. */
class RuleOracleTest {
    private static final long SEED = 20_261_122;
    private static final int RULES = 3_000;
    private static final int TIMES = 12;
    private static final LocalDateTime END = LocalDateTime.of(2060, 1, 1, 0, 0);

    /** Who says the same as we do. */
    private enum Agreement {
        BOTH,
        /** ical4j stops at 1,000 periods without a time, asks BYMONTH of a whole week, and lacks some negative numbers. */
        LIB_RECUR,
        /** lib-recur puts days of week 53 into years that have none, and takes BYSETPOS of fewer sets. */
        ICAL4J,
        /** lib-recur gives up on rare times with an exception, and ical4j finds only some of ours. */
        NEITHER_KNOWS,
        NOBODY
    }

    @Test
    @Tag("real")
    void no_rule_is_read_as_nobody_else_reads_it() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        Map<Agreement, List<String>> found = new EnumMap<>(Agreement.class);

        for (int i = 0; i < RULES; i++) {
            RandomRule rule = RandomRule.of(random);
            List<LocalDateTime> times = rule.times(rule.start(), END, 2);
            if (times.size() == 2) {
                found.computeIfAbsent(agreement(rule, times.get(1)), _ -> new ArrayList<>())
                        .add(times.get(1) + " " + rule.text());
            }
        }

        System.out.println("seed " + SEED);
        found.forEach((agreement, rules) -> System.out.println(agreement + ": " + rules.size()));
        assertThat(found.getOrDefault(Agreement.NOBODY, List.of())).isEmpty();
        assertThat(found.get(Agreement.BOTH)).hasSizeGreaterThan(RULES * 3 / 4);
        assertThat(found.getOrDefault(Agreement.NEITHER_KNOWS, List.of())).hasSizeLessThan(RULES / 50);
    }

    /** @param start fits the rule, because what another start means is nowhere defined */
    private static Agreement agreement(RandomRule rule, LocalDateTime start) {
        List<LocalDateTime> ours = rule.times(start, END, TIMES);
        List<LocalDateTime> ical4j = ical4j(rule.text(), start);
        List<LocalDateTime> libRecur = libRecur(rule.text(), start);
        if (ours.equals(libRecur)) {
            return ours.equals(ical4j) ? Agreement.BOTH : Agreement.LIB_RECUR;
        }
        if (ours.equals(ical4j)) {
            return Agreement.ICAL4J;
        }
        boolean someOfOurs = rule.times(start, END, 2_000).containsAll(ical4j);
        return libRecur.isEmpty() && someOfOurs ? Agreement.NEITHER_KNOWS : Agreement.NOBODY;
    }

    private static List<LocalDateTime> ical4j(String rule, LocalDateTime start) {
        return new Recur<LocalDateTime>(rule)
                .getDates(start, start, END, TIMES).stream()
                        .sorted()
                        .limit(TIMES)
                        .toList();
    }

    /** Empty where it gives up. */
    private static List<LocalDateTime> libRecur(String rule, LocalDateTime start) {
        List<LocalDateTime> found = new ArrayList<>();
        try {
            RecurrenceRuleIterator times = new org.dmfs.rfc5545.recur.RecurrenceRule(rule, RfcMode.RFC5545_LAX)
                    .iterator(start.toEpochSecond(ZoneOffset.UTC) * 1_000, null);
            while (times.hasNext() && found.size() < TIMES) {
                LocalDateTime time = LocalDateTime.ofEpochSecond(times.nextMillis() / 1_000, 0, ZoneOffset.UTC);
                if (time.isAfter(END)) {
                    return found;
                }
                found.add(time);
            }
            return found;
        } catch (IllegalArgumentException | IllegalStateException tooRare) {
            return List.of();
        } catch (InvalidRecurrenceRuleException invalid) {
            throw new AssertionError(rule, invalid);
        }
    }
}
