package org.caldavsync.icalendar.recur;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The occurrences that one rule of a series gives, without those that are excluded. */
final class SeriesWalk {
    private final Series series;
    private final RuleWalk rule;

    SeriesWalk(Series series, RuleWalk rule) {
        this.series = series;
        this.rule = rule;
    }

    private @Nullable LocalDateTime next() {
        LocalDateTime wall = rule.next();
        while (wall != null && series.excludes(wall)) {
            wall = rule.next();
        }
        return wall;
    }

    /** The first one; null where there is none. */
    @Nullable
    Occurrence first() {
        LocalDateTime wall = next();
        return wall == null ? null : series.at(wall);
    }

    /** Whether there is such an occurrence; false also when the budget ends before one is found. */
    boolean find(Predicate<Occurrence> wanted) {
        for (LocalDateTime wall = next(); wall != null; wall = next()) {
            if (wanted.test(series.at(wall))) {
                return true;
            }
        }
        return false;
    }

    /** At most {@code limit} that overlap the span, in the order of the rule. */
    List<Occurrence> between(Instant from, Instant to, int limit) {
        LocalDateTime last = series.latestStarting(to);
        List<Occurrence> found = new ArrayList<>();
        LocalDateTime wall = next();
        while (wall != null && !wall.isAfter(last) && found.size() < limit) {
            Occurrence occurrence = series.at(wall);
            if (occurrence.overlaps(from, to)) {
                found.add(occurrence);
            }
            wall = next();
        }
        return found;
    }

    /** The latest end of all that is left of the rule. */
    Optional<Instant> lastEnd() {
        Optional<Instant> last = Optional.empty();
        for (LocalDateTime wall = next(); wall != null; wall = next()) {
            Instant end = series.at(wall).end();
            last = last.filter(known -> known.isAfter(end)).or(() -> Optional.of(end));
        }
        return last;
    }
}
