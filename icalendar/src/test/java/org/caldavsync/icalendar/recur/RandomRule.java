package org.caldavsync.icalendar.recur;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A rule as RFC 5545 §3.3.10 allows it, and a start. */
record RandomRule(String text, LocalDateTime start) {
    private static final List<Frequency> FREQUENCIES = List.of(Frequency.values());
    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    static RandomRule of(RandomGenerator random) {
        Frequency frequency = FREQUENCIES.get(random.nextInt(FREQUENCIES.size()));
        List<String> parts = new ArrayList<>(List.of("FREQ=" + frequency));
        add(parts, random, 3, () -> "INTERVAL=" + random.nextInt(1, 5));
        add(parts, random, 4, () -> "COUNT=" + random.nextInt(2, 20));
        add(parts, random, 4, () -> "WKST=" + DAYS.get(random.nextInt(7)));
        addDays(parts, random, frequency);
        add(parts, random, 5, () -> "BYHOUR=" + numbers(random, 0, 23, false));
        add(parts, random, 6, () -> "BYMINUTE=" + numbers(random, 0, 59, false));
        add(parts, random, 8, () -> "BYSECOND=" + numbers(random, 0, 59, false));
        if (has(parts, "BY")) {
            add(parts, random, 6, () -> "BYSETPOS=" + numbers(random, 1, 4, true));
        }
        LocalDateTime start = LocalDateTime.of(2000, 1, 1, 0, 0).plusMinutes(random.nextInt(20 * 365 * 24 * 60));
        return new RandomRule(String.join(";", parts), start);
    }

    /**
     * Left out is what the oracles cannot settle: ical4j counts negative BYYEARDAY wrongly within a day, and the RFC does not
     * say what an ordinal beside BYMONTHDAY or BYYEARDAY counts.
     */
    private static void addDays(List<String> parts, RandomGenerator random, Frequency frequency) {
        boolean yearly = frequency == Frequency.YEARLY;
        add(parts, random, 3, () -> "BYMONTH=" + numbers(random, 1, 12, false));
        if (yearly) {
            add(parts, random, 5, () -> "BYWEEKNO=" + numbers(random, 1, 53, true));
        }
        if (yearly || frequency.isWithinDay()) {
            add(parts, random, 6, () -> "BYYEARDAY=" + numbers(random, 1, 366, yearly));
        }
        if (frequency != Frequency.WEEKLY) {
            add(parts, random, 4, () -> "BYMONTHDAY=" + numbers(random, 1, 31, true));
        }
        boolean unsettled = has(parts, "BYWEEKNO") || has(parts, "BYMONTHDAY") || has(parts, "BYYEARDAY");
        boolean ordinals = !unsettled && (yearly || frequency == Frequency.MONTHLY);
        add(parts, random, 3, () -> "BYDAY=" + weekDays(random, ordinals));
    }

    private static boolean has(List<String> parts, String beginning) {
        return parts.stream().anyMatch(part -> part.startsWith(beginning));
    }

    /** How this package reads the rule. */
    List<LocalDateTime> times(LocalDateTime from, LocalDateTime until, int limit) {
        return RecurrenceRule.parse(text).orElseThrow().times(from, until, limit);
    }

    private static void add(List<String> parts, RandomGenerator random, int oneIn, Supplier<String> part) {
        if (random.nextInt(oneIn) == 0) {
            parts.add(part.get());
        }
    }

    private static String numbers(RandomGenerator random, int least, int most, boolean negative) {
        return IntStream.range(0, random.nextInt(1, 4))
                .map(_ -> random.nextInt(least, most + 1))
                .map(number -> negative && random.nextInt(4) == 0 ? -number : number)
                .distinct()
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(","));
    }

    private static String weekDays(RandomGenerator random, boolean ordinals) {
        return IntStream.range(0, random.nextInt(1, 4))
                .mapToObj(_ -> (ordinals && random.nextBoolean()
                                ? List.of("1", "2", "-1", "3").get(random.nextInt(4))
                                : "")
                        + DAYS.get(random.nextInt(7)))
                .distinct()
                .collect(Collectors.joining(","));
    }
}
