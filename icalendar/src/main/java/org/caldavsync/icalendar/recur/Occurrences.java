package org.caldavsync.icalendar.recur;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.caldavsync.icalendar.CalendarObject;
import org.caldavsync.icalendar.Component;
import org.jspecify.annotations.Nullable;

/**
 * When one calendar object happens: RRULE, RDATE, EXDATE and RECURRENCE-ID together (RFC 5545 §3.8.5).
 *
 * <p>Every answer costs at most {@value StepBudget#STEPS} steps of a rule, whatever the rule. Where that is not enough, or
 * something cannot be read, the answer is the one that loses nothing: the object goes on. Immutable once made.
 */
public final class Occurrences {
    private static final Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9990-01-01T00:00:00Z");

    private final @Nullable Series series;
    private final List<Occurrence> fixed;
    private final boolean readable;

    private Occurrences(@Nullable Series series, List<Occurrence> fixed, boolean readable) {
        this.series = series;
        this.fixed = List.copyOf(fixed);
        this.readable = readable;
    }

    /**
     * The occurrences of an object.
     *
     * @param floating the zone for dates, floating times and zones that {@code zones} does not know
     */
    public static Occurrences of(CalendarObject object, ZoneLookup zones, ZoneId floating) {
        Times times = new Times(zones, floating.getRules());
        List<Occurrence> fixed = new ArrayList<>();
        boolean readable = true;
        for (Component override : object.overrides()) {
            Optional<Timing> timing = Timing.of(override, times);
            timing.ifPresent(given -> fixed.add(given.at(given.start())));
            readable &= timing.isPresent();
        }
        Optional<Timing> master = object.master().flatMap(component -> Timing.of(component, times));
        Series series = master.map(timing -> new Series(timing, times, object.overrides()))
                .orElse(null);
        if (series != null) {
            fixed.addAll(series.extras());
        }
        boolean known = series == null ? object.master().isEmpty() : series.isUnderstood();
        return new Occurrences(series, fixed, readable && known);
    }

    /** The first occurrence; empty where there is none, or none can be read. */
    public Optional<Occurrence> first() {
        Occurrence first = null;
        for (Occurrence occurrence : fixed) {
            first = earlier(first, occurrence);
        }
        for (SeriesWalk walk : walks(EARLIEST, StepBudget.full())) {
            first = earlier(first, walk.first());
        }
        return Optional.ofNullable(first);
    }

    /** Whether it certainly never happens: every occurrence is excluded, or the rule ends before it begins. */
    public boolean isNever() {
        return !endsAfter(EARLIEST);
    }

    /** When the last occurrence ends; empty where there is no end, or it is not known. */
    public Optional<Instant> lastEnd() {
        if (!readable || (series != null && series.isEndless())) {
            return Optional.empty();
        }
        StepBudget budget = StepBudget.full();
        Instant last = series == null ? null : series.lastEnd(budget).orElse(null);
        for (Occurrence occurrence : fixed) {
            last = last == null || occurrence.end().isAfter(last) ? occurrence.end() : last;
        }
        return budget.isSpent() ? Optional.empty() : Optional.ofNullable(last);
    }

    /** Whether anything of it lies after {@code instant}; true where that is not known. */
    public boolean endsAfter(Instant instant) {
        Predicate<Occurrence> later = occurrence -> occurrence.end().isAfter(instant);
        StepBudget budget = StepBudget.full();
        return !readable
                || fixed.stream().anyMatch(later)
                || walks(instant, budget).stream().anyMatch(walk -> walk.find(later))
                || budget.isSpent();
    }

    /**
     * What happens between two instants: the earliest {@code limit} occurrences that overlap the span, by start. Fewer where
     * the rule is too rare to be walked at a reasonable cost.
     *
     * @param from inclusive
     * @param to exclusive
     */
    public List<Occurrence> between(Instant from, Instant to, int limit) {
        Instant first = from.isBefore(EARLIEST) ? EARLIEST : from;
        Instant end = to.isAfter(LATEST) ? LATEST : to;
        Set<Occurrence> found = new LinkedHashSet<>(fixed);
        walks(first, StepBudget.full()).forEach(walk -> found.addAll(walk.between(first, end, limit)));
        return found.stream()
                .filter(occurrence -> occurrence.overlaps(first, end))
                .sorted(comparing(Occurrence::start))
                .limit(limit)
                .toList();
    }

    private static @Nullable Occurrence earlier(@Nullable Occurrence known, @Nullable Occurrence other) {
        return other == null || (known != null && !other.start().isBefore(known.start())) ? known : other;
    }

    private List<SeriesWalk> walks(Instant from, StepBudget budget) {
        Instant bounded = from.isBefore(EARLIEST) ? EARLIEST : from.isAfter(LATEST) ? LATEST : from;
        return series == null ? List.of() : series.walks(bounded, budget);
    }
}
