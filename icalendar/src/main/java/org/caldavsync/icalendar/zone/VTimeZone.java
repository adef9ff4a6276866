package org.caldavsync.icalendar.zone;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.caldavsync.icalendar.Component;

/**
 * A VTIMEZONE and what it says (RFC 5545 §3.6.5).
 *
 * @param definition as it came
 * @param rules the same as java.time has it: before the first observance its TZOFFSETFROM holds, after the year 2100 the
 *     last offset
 */
public record VTimeZone(Component definition, ZoneRules rules) {
    private static final int MOST_OBSERVANCES = 300;
    private static final int MOST_CHANGES = 4_000;

    /** Less than a minute apart is equal: many definitions round the odd offsets of long ago. */
    private static final int TOLERATED_SECONDS = 59;

    /** Python's vobject, and with it Radicale, writes the end of summer time an hour late. */
    private static final Duration TOLERATED_STRETCH = Duration.ofHours(3);

    /**
     * Reads a definition. Observances that cannot be read are passed over, and so is what goes beyond some thousand changes.
     *
     * @return empty where no observance can be read: such a definition defines nothing
     */
    public static Optional<VTimeZone> read(Component definition) {
        List<Observance> observances = definition.children().stream()
                .filter(child -> child.name().equals("STANDARD") || child.name().equals("DAYLIGHT"))
                .limit(MOST_OBSERVANCES)
                .flatMap(child -> Observance.read(child).stream())
                .sorted(Comparator.comparing(Observance::start))
                .toList();
        return observances.isEmpty() ? Optional.empty() : Optional.of(new VTimeZone(definition, rules(observances)));
    }

    private static ZoneRules rules(List<Observance> observances) {
        ZoneOffset initial = observances.getFirst().before();
        List<Observance.Onset> onsets = observances.stream()
                .flatMap(observance -> observance.onsets().stream())
                .sorted(Comparator.comparing(Observance.Onset::instant))
                .limit(MOST_CHANGES)
                .toList();
        List<ZoneOffsetTransition> transitions = new ArrayList<>();
        ZoneOffset current = initial;
        for (Observance.Onset onset : onsets) {
            if (!onset.after().equals(current)) {
                LocalDateTime wall = LocalDateTime.ofInstant(onset.instant(), current);
                transitions.add(ZoneOffsetTransition.of(wall, current, onset.after()));
                current = onset.after();
            }
        }
        return ZoneRules.of(initial, initial, List.of(), transitions, List.of());
    }

    /** The years from {@link YearSpan#EARLIEST} to {@link YearSpan#HORIZON} in which its offsets differ from these. */
    BitSet yearsDifferingFrom(ZoneRules other) {
        BitSet years = new BitSet();
        for (int year = YearSpan.EARLIEST; year <= YearSpan.HORIZON; year++) {
            Instant begin = LocalDateTime.of(year, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);
            Instant end = LocalDateTime.of(year + 1, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);
            if (differs(other, begin, end)) {
                years.set(year);
            }
        }
        return years;
    }

    private boolean differs(ZoneRules other, Instant begin, Instant end) {
        Instant next;
        for (Instant at = begin; at.isBefore(end); at = next) {
            next = nextChange(other, at, end);
            int apart = rules.getOffset(at).compareTo(other.getOffset(at));
            boolean lasting = Duration.between(at, next).compareTo(TOLERATED_STRETCH) > 0;
            if (lasting && Math.abs(apart) > TOLERATED_SECONDS) {
                return true;
            }
        }
        return false;
    }

    private Instant nextChange(ZoneRules other, Instant after, Instant end) {
        Instant next = end;
        for (ZoneRules each : List.of(rules, other)) {
            ZoneOffsetTransition change = each.nextTransition(after);
            if (change != null && change.getInstant().isBefore(next)) {
                next = change.getInstant();
            }
        }
        return next;
    }
}
