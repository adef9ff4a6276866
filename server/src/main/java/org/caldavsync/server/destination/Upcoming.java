package org.caldavsync.server.destination;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.caldavsync.icalendar.CalendarObject;
import org.caldavsync.icalendar.recur.Occurrence;
import org.caldavsync.icalendar.recur.Occurrences;
import org.caldavsync.icalendar.zone.ZoneResolver;
import org.caldavsync.server.destination.link.ReadItem;
import org.caldavsync.server.destination.link.Reading;
import org.caldavsync.server.run.EventStart;

/** What happens next in a link: enough for a person to see that it is the right one. */
final class Upcoming {
    private static final int SHOWN = 5;
    private static final int LOOKED_AT = 5_000;
    private static final Duration HORIZON = Duration.ofDays(366);
    private static final Comparator<Occurrence> BY_START = Comparator.comparing(Occurrence::start);

    private final Reading reading;
    private final ZoneResolver zones;
    private final Instant now;
    private final List<Occurrence> next = new ArrayList<>();
    private Instant end;

    private Upcoming(Reading reading, ZoneResolver zones, Instant now) {
        this.reading = reading;
        this.zones = zones;
        this.now = now;
        this.end = now.plus(HORIZON);
    }

    /** The next few occurrences within a year, by start; of a link with thousands of running series those of some. */
    static List<Occurrence> of(Reading reading, ZoneResolver zones, Instant now) {
        return new Upcoming(reading, zones, now).find();
    }

    private List<Occurrence> find() {
        List<ReadItem> candidates = reading.items().stream()
                .filter(item -> item.lastEnd() == null || item.lastEnd().isAfter(now))
                .sorted(Comparator.comparing(this::earliest))
                .limit(LOOKED_AT)
                .toList();
        for (ReadItem item : candidates) {
            if (!earliest(item).isBefore(end)) {
                break;
            }
            look(reading.object(item));
        }
        return List.copyOf(next);
    }

    private Instant earliest(ReadItem item) {
        EventStart first = item.firstStart();
        return first == null || first.at().isBefore(now) ? now : first.at();
    }

    private void look(CalendarObject event) {
        Occurrences occurrences =
                Occurrences.of(event, zones.zonesOf(event), reading.facts().zone());
        next.addAll(occurrences.between(now, end, SHOWN));
        next.sort(BY_START);
        if (next.size() >= SHOWN) {
            next.subList(SHOWN, next.size()).clear();
            end = next.getLast().start();
        }
    }
}
