package org.caldavsync.icalendar.recur;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.recur.RecurrenceRule.Bound;

/**
 * What a master repeats (RFC 5545 §3.8.5): its start, rules and extra dates, less the exclusions, with every override of
 * RANGE=THISANDFUTURE as a split (§3.2.13). EXRULE, which RFC 5545 dropped, is not applied: it would only take away.
 */
final class Series {
    /** More than clocks are put forward or back, so that a span given on the time line is wide enough on the wall clock. */
    private static final Duration CLOCK_CHANGE = Duration.ofHours(3);

    private final Timing master;
    private final Times times;
    private final Exclusions exclusions;
    private final List<RecurrenceRule> rules = new ArrayList<>();
    private final NavigableMap<LocalDateTime, Split> splits = new TreeMap<>();
    private boolean understood = true;

    /**
     * From an instance on, everything happens as one override says.
     *
     * @param shift from the instance to where it happens now
     */
    private record Split(Duration shift, Timing timing) {}

    Series(Timing master, Times times, List<Component> overrides) {
        this.master = master;
        this.times = times;
        this.exclusions = new Exclusions(master, times);
        for (ContentLine line : master.source().lines()) {
            if (line.is("RRULE")) {
                add(RecurrenceRule.parse(line.value()));
            } else if (line.is("EXDATE")) {
                exclusions.add(line);
            }
        }
        for (Component override : overrides) {
            override.first("RECURRENCE-ID").ifPresent(id -> replace(id, override));
        }
    }

    private void add(Optional<RecurrenceRule> rule) {
        boolean usable =
                rule.isPresent() && !(master.allDay() && rule.get().frequency().isWithinDay());
        understood &= usable;
        rule.filter(_ -> usable)
                .map(given -> master.allDay() ? given.ofDays() : given)
                .ifPresent(rules::add);
    }

    private void replace(ContentLine id, Component override) {
        exclusions.add(id);
        Optional<TemporalValue> instance = TemporalValue.of(id);
        Optional<Timing> timing = Timing.of(override, times);
        if (instance.isEmpty() || timing.isEmpty() || !isThisAndFuture(id)) {
            return;
        }
        LocalDateTime first = master.aligned(instance.get(), times);
        Timing given = timing.get();
        LocalDateTime moved = given.allDay() ? given.start() : master.wall(given.instant(given.start()));
        Timing future = new Timing(override, given.allDay(), first, master.rules(), given.length());
        splits.put(first, new Split(Duration.between(first, moved), future));
    }

    private static boolean isThisAndFuture(ContentLine id) {
        return id.parameter("RANGE").filter("THISANDFUTURE"::equalsIgnoreCase).isPresent();
    }

    /** Whether every rule could be read; if not, there may be more occurrences than anybody knows. */
    boolean isUnderstood() {
        return understood;
    }

    boolean isEndless() {
        return rules.stream().anyMatch(rule -> rule.bound() instanceof Bound.Endless);
    }

    /** What each rule gives that can reach beyond {@code from}; all walks share one budget. */
    List<SeriesWalk> walks(Instant from, StepBudget budget) {
        List<SeriesWalk> walks = new ArrayList<>(rules.size());
        rules.forEach(rule -> walks.add(walk(rule, earliestReaching(from), budget)));
        return walks;
    }

    private SeriesWalk walk(RecurrenceRule rule, LocalDateTime from, StepBudget budget) {
        RuleWalk walk = new RuleWalk(rule, master.start(), until(rule), budget);
        walk.skipTo(from);
        return new SeriesWalk(this, walk);
    }

    /**
     * The end of the last occurrence that the rules give; empty where they give none. Looks back from the end of each rule
     * in growing spans, so that a rule of seconds over years costs little.
     */
    Optional<Instant> lastEnd(StepBudget budget) {
        return rules.stream().flatMap(rule -> lastEnd(rule, budget).stream()).max(Comparator.naturalOrder());
    }

    private Optional<Instant> lastEnd(RecurrenceRule rule, StepBudget budget) {
        LocalDateTime end = new RuleWalk(rule, master.start(), until(rule), budget).until();
        Duration span = Duration.ofMinutes(1);
        Optional<Instant> last = Optional.empty();
        LocalDateTime from = LocalDateTime.MAX;
        while (last.isEmpty() && from.isAfter(master.start()) && budget.spend()) {
            span = span.multipliedBy(16);
            from = end.equals(LocalDateTime.MAX) ? master.start() : end.minus(span);
            last = walk(rule, from, budget).lastEnd();
        }
        return last;
    }

    private LocalDateTime until(RecurrenceRule rule) {
        if (!(rule.bound() instanceof Bound.Until given)) {
            return LocalDateTime.MAX;
        }
        return switch (given.last()) {
            case TemporalValue.Date(var day) -> day.plusDays(1).atStartOfDay().minusSeconds(1);
            case TemporalValue.Utc(var instant) when !master.allDay() -> master.wall(instant);
            case TemporalValue.Utc _, TemporalValue.Floating _, TemporalValue.Zoned _ ->
                given.last().written();
        };
    }

    /** Whether the instance at this time of the master's wall clock does not happen, or not as the master says. */
    boolean excludes(LocalDateTime wall) {
        return exclusions.include(wall);
    }

    /** The occurrence of one instance. */
    Occurrence at(LocalDateTime wall) {
        Map.Entry<LocalDateTime, Split> split = splits.floorEntry(wall);
        return split == null
                ? master.at(wall)
                : split.getValue().timing().at(wall.plus(split.getValue().shift()));
    }

    /** What happens besides the rules: the start itself where there is no rule, and RDATE. */
    List<Occurrence> extras() {
        List<Occurrence> extras = new ArrayList<>();
        if (rules.isEmpty() && !excludes(master.start())) {
            extras.add(at(master.start()));
        }
        master.source().all("RDATE").forEach(line -> addExtras(line, extras));
        return extras;
    }

    private void addExtras(ContentLine line, List<Occurrence> extras) {
        for (RecurrenceDate date : RecurrenceDate.allOf(line, times)) {
            LocalDateTime wall = master.aligned(date.start(), times);
            if (!excludes(wall)) {
                extras.add(date.length().map(length -> master.at(wall, length)).orElseGet(() -> at(wall)));
            }
        }
    }

    /** The wall-clock time before which nothing can reach to {@code instant}. */
    private LocalDateTime earliestReaching(Instant instant) {
        Duration reach = upperBound(master.length());
        for (Split split : splits.values()) {
            Duration moved = upperBound(split.timing().length()).plus(split.shift());
            reach = reach.compareTo(moved) < 0 ? moved : reach;
        }
        return master.wall(instant).minus(reach.plus(CLOCK_CHANGE));
    }

    /** The wall-clock time after which everything starts after {@code instant}. */
    LocalDateTime latestStarting(Instant instant) {
        Duration ahead = Duration.ZERO;
        for (Split split : splits.values()) {
            ahead = ahead.compareTo(split.shift().negated()) < 0 ? split.shift().negated() : ahead;
        }
        return master.wall(instant).plus(ahead.plus(CLOCK_CHANGE));
    }

    private static Duration upperBound(NominalDuration length) {
        return Duration.ofDays(length.days()).plus(length.exact());
    }
}
