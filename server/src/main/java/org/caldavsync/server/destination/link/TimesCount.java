package org.caldavsync.server.destination.link;

import java.util.HashMap;
import java.util.Map;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.ContentLine;

/** Counts how events say when they start. */
final class TimesCount {
    /** More are counted as {@value #OTHERS}. */
    private static final int MOST_ZONES = 200;

    private static final String OTHERS = "…";

    private final Map<String, Integer> zones = new HashMap<>();
    private int utc;
    private int dates;
    private int floating;

    /** Counts an event, overrides left out. */
    void add(Component event) {
        if (!event.has("RECURRENCE-ID")) {
            event.first("DTSTART").ifPresent(this::count);
        }
    }

    private void count(ContentLine start) {
        String value = start.value().strip();
        String zone = start.parameter("TZID").orElse("");
        if (value.indexOf('T') < 0) {
            dates++;
        } else if (value.endsWith("Z")) {
            utc++;
        } else if (zone.isEmpty()) {
            floating++;
        } else {
            zones.merge(zones.containsKey(zone) || zones.size() < MOST_ZONES ? zone : OTHERS, 1, Integer::sum);
        }
    }

    Reading.Times times() {
        return new Reading.Times(Map.copyOf(zones), utc, dates, floating);
    }
}
