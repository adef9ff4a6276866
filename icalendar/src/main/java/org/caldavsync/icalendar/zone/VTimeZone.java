package org.caldavsync.icalendar.zone;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
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
    private static final int MOST_RULES = 40;
    private static final int MOST_CHANGES = 4_000;

    /** Less than a minute apart is equal: many definitions round the odd offsets of long ago. */
    private static final int TOLERATED_SECONDS = 59;

    /**
     * Reads a definition. Observances that cannot be read are passed over, and so is what goes beyond some thousand changes.
     *
     * @return empty where no observance can be read: such a definition defines nothing. Also where there are more rules than
     *     any law was ever changed, which only a hostile definition has
     */
    public static Optional<VTimeZone> read(Component definition) {
        List<Observance> observances = definition.children().stream()
                .filter(child -> child.name().equals("STANDARD") || child.name().equals("DAYLIGHT"))
                .limit(MOST_OBSERVANCES)
                .flatMap(child -> Observance.read(child).stream())
                .sorted(Comparator.comparing(Observance::start))
                .toList();
        long ruled = observances.stream()
                .filter(observance -> observance.part().has("RRULE"))
                .count();
        boolean usable = !observances.isEmpty() && ruled <= MOST_RULES;
        return usable ? Optional.of(new VTimeZone(definition, rules(observances))) : Optional.empty();
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

    /**
     * The years from {@link YearSpan#EARLIEST} to {@link YearSpan#HORIZON} in which its winter or summer offset contradicts
     * these rules. When summer begins and ends is not compared: definitions of laws that were changed since are all over the
     * place, and readers that know the zone do not believe them.
     */
    BitSet yearsContradicting(ZoneRules other) {
        BitSet years = new BitSet();
        for (int year = YearSpan.EARLIEST; year <= YearSpan.HORIZON; year++) {
            Instant winter = noon(year, Month.JANUARY);
            Instant summer = noon(year, Month.JULY);
            ZoneOffset inWinter = other.getOffset(winter);
            ZoneOffset inSummer = other.getOffset(summer);
            years.set(year, contradicts(winter, inWinter, inSummer) || contradicts(summer, inSummer, inWinter));
        }
        return years;
    }

    private static Instant noon(int year, Month month) {
        return LocalDateTime.of(year, month, 15, 12, 0).toInstant(ZoneOffset.UTC);
    }

    /**
     * Whether it says another offset. Many definitions list the changes of some years only: of the time before it says
     * nothing, and after it either offset of the year will do.
     */
    private boolean contradicts(Instant at, ZoneOffset then, ZoneOffset halfAYearOff) {
        ZoneOffset own = rules.getOffset(at);
        List<ZoneOffsetTransition> changes = rules.getTransitions();
        if (!changes.isEmpty() && at.isBefore(changes.getFirst().getInstant())) {
            return false;
        }
        boolean covered = changes.isEmpty() || at.isBefore(changes.getLast().getInstant());
        return !isEqual(own, then) && (covered || !isEqual(own, halfAYearOff));
    }

    private static boolean isEqual(ZoneOffset one, ZoneOffset other) {
        return Math.abs(one.compareTo(other)) <= TOLERATED_SECONDS;
    }
}
