package org.caldavsync.icalendar.repair;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.ComponentRepair;
import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.RepairKind;
import org.caldavsync.icalendar.recur.TemporalValue;

/** A rule without a known FREQ, or with an UNTIL or COUNT that says nothing (UNTIL=INVALID DATE), repeats nothing. */
final class InvalidRule implements ComponentRepair {
    private static final Set<String> FREQUENCIES =
            Set.of("SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY");

    @Override
    public RepairKind kind() {
        return RepairKind.RULE_INVALID;
    }

    @Override
    public Component repair(Component component) {
        return OwnLines.isObject(component)
                ? OwnLines.without(component, line -> line.is("RRULE") && !isValid(RuleParts.of(line)))
                : component;
    }

    private static boolean isValid(RuleParts rule) {
        boolean frequency = rule.value("FREQ")
                .filter(value -> FREQUENCIES.contains(value.toUpperCase(Locale.ROOT)))
                .isPresent();
        Optional<String> count = rule.value("COUNT");
        return frequency
                && rule.value("UNTIL").map(InvalidRule::isTime).orElse(true)
                && count.map(value -> value.matches("0*[1-9]\\d{0,8}")).orElse(true);
    }

    private static boolean isTime(String until) {
        return TemporalValue.of(ContentLine.of("UNTIL:" + until)).isPresent();
    }
}
