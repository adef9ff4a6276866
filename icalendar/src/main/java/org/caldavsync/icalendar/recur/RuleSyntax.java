package org.caldavsync.icalendar.recur;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caldavsync.icalendar.recur.RecurrenceRule.Bound;

/** Reads the text of a rule (RFC 5545 §3.3.10) as leniently as it can be understood. */
final class RuleSyntax {
    private static final Pattern WEEK_DAY = Pattern.compile("([+-]?\\d{1,2})?\\s*(MO|TU|WE|TH|FR|SA|SU)");
    private static final List<String> DAY_NAMES = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    private final Map<String, String> parts = new HashMap<>();
    private boolean broken;

    RuleSyntax(String text) {
        for (String part : text.strip().toUpperCase(Locale.ROOT).split(";", -1)) {
            String[] pair = part.split("=", 2);
            if (pair.length == 2) {
                parts.putIfAbsent(pair[0].strip(), pair[1].strip());
            }
        }
    }

    Optional<RecurrenceRule> rule() {
        Optional<Frequency> frequency = Arrays.stream(Frequency.values())
                .filter(known -> known.name().equals(part("FREQ")))
                .findAny();
        Optional<Integer> interval = parts.containsKey("INTERVAL") ? positive("INTERVAL") : Optional.of(1);
        Optional<Bound> bound = bound();
        boolean gregorian = parts.getOrDefault("RSCALE", "GREGORIAN").equals("GREGORIAN")
                && parts.getOrDefault("SKIP", "OMIT").equals("OMIT");
        DayParts days = new DayParts(
                numbers("BYMONTH", 1, 12),
                numbers("BYWEEKNO", -53, 53),
                numbers("BYYEARDAY", -366, 366),
                numbers("BYMONTHDAY", -31, 31),
                weekDays());
        TimeParts times =
                new TimeParts(numbers("BYHOUR", 0, 23), numbers("BYMINUTE", 0, 59), numbers("BYSECOND", 0, 59));
        List<Integer> positions = numbers("BYSETPOS", -366, 366);
        if (frequency.isEmpty() || interval.isEmpty() || bound.isEmpty() || !gregorian || broken) {
            return Optional.empty();
        }
        return Optional.of(
                new RecurrenceRule(frequency.get(), interval.get(), bound.get(), weekStart(), days, times, positions));
    }

    private String part(String name) {
        return parts.getOrDefault(name, "");
    }

    private Optional<Bound> bound() {
        if (parts.containsKey("UNTIL")) {
            return TemporalSyntax.parse(part("UNTIL"), "").map(Bound.Until::new);
        }
        if (parts.containsKey("COUNT")) {
            return positive("COUNT").map(Bound.Count::new);
        }
        return Optional.of(new Bound.Endless());
    }

    /** A number from 1 on; what is larger than an int is the largest one. */
    private Optional<Integer> positive(String name) {
        String text = part(name);
        if (!text.matches("\\+?\\d{1,18}")) {
            return Optional.empty();
        }
        long number = Math.min(Long.parseLong(text), Integer.MAX_VALUE);
        return number < 1 ? Optional.empty() : Optional.of((int) number);
    }

    private DayOfWeek weekStart() {
        int index = DAY_NAMES.indexOf(part("WKST"));
        return index < 0 ? DayOfWeek.MONDAY : DayOfWeek.of(index + 1);
    }

    /** Sorted and distinct. A list of which nothing is possible breaks the rule: without the part it would say more. */
    private List<Integer> numbers(String name, int least, int most) {
        if (!parts.containsKey(name)) {
            return List.of();
        }
        TreeSet<Integer> numbers = new TreeSet<>();
        for (String text : part(name).split(",", -1)) {
            String digits = text.strip();
            if (digits.matches("[+-]?\\d{1,4}")) {
                numbers.add(Integer.parseInt(digits));
            }
        }
        numbers.removeIf(number -> number < least || number > most || (number == 0 && least < 0));
        broken |= numbers.isEmpty();
        return List.copyOf(numbers);
    }

    private List<DayParts.WeekDay> weekDays() {
        if (!parts.containsKey("BYDAY")) {
            return List.of();
        }
        List<DayParts.WeekDay> found = new ArrayList<>();
        for (String text : part("BYDAY").split(",", -1)) {
            Matcher form = WEEK_DAY.matcher(text.strip());
            if (form.matches()) {
                int ordinal = form.group(1) == null ? 0 : Integer.parseInt(form.group(1));
                found.add(new DayParts.WeekDay(ordinal, DayOfWeek.of(DAY_NAMES.indexOf(form.group(2)) + 1)));
            }
        }
        broken |= found.isEmpty();
        return found.stream().distinct().toList();
    }
}
