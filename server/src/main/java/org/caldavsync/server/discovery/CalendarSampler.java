package org.caldavsync.server.discovery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caldavsync.caldav.CalDavClient;
import org.caldavsync.caldav.CalDavException;
import org.caldavsync.caldav.CalendarCollection;
import org.caldavsync.caldav.CalendarData;
import org.caldavsync.caldav.CalendarListing;
import org.caldavsync.caldav.Capabilities;
import org.caldavsync.caldav.Changes;
import org.caldavsync.caldav.Href;
import org.caldavsync.caldav.SyncState;
import org.caldavsync.http.HttpFailure;
import org.caldavsync.icalendar.CalendarObject;
import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.ParseResult;
import org.caldavsync.icalendar.recur.Occurrence;
import org.caldavsync.icalendar.recur.Occurrences;
import org.caldavsync.server.feed.FeedBuilder;

/**
 * A look into calendars, so that a person can tell them apart: how much is in each, and what comes next. It takes ten
 * seconds at most and then leaves the rest out; a calendar that does not answer is left out as well.
 */
public final class CalendarSampler {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration AHEAD = Duration.ofDays(60);
    private static final int SHOWN = 3;
    private static final int MOST_OBJECTS = 500;

    private final FeedBuilder.Reading reading;
    private final Clock clock;

    public CalendarSampler(FeedBuilder.Reading reading, Clock clock) {
        this.reading = reading;
        this.clock = clock;
    }

    /**
     * What was seen of one calendar.
     *
     * @param eventCount how many objects it holds
     * @param nextEvents the next three, by start
     */
    record Sample(int eventCount, List<NextEvent> nextEvents) {}

    /** @param start a date where it lasts whole days, else a time */
    record NextEvent(String summary, String start, boolean allDay) {}

    /** Looks into as many of them as time allows. */
    Map<Href, Sample> look(CalDavClient client, List<CalendarListing> calendars) {
        Instant end = clock.instant().plus(PATIENCE);
        Map<Href, Sample> samples = new LinkedHashMap<>();
        for (CalendarListing calendar : calendars) {
            if (clock.instant().isBefore(end)) {
                look(client, calendar).ifPresent(sample -> samples.put(calendar.href(), sample));
            }
        }
        return samples;
    }

    private Optional<Sample> look(CalDavClient client, CalendarListing calendar) {
        CalendarCollection collection = client.collection(calendar.href().uri(), Capabilities.unknown(clock.instant()));
        try {
            int count = count(collection.changes(SyncState.NONE, calendar, () -> 0));
            return Optional.of(new Sample(count, count == 0 ? List.of() : next(collection)));
        } catch (CalDavException | HttpFailure trouble) {
            return Optional.empty();
        }
    }

    private static int count(Changes changes) {
        return switch (changes) {
            case Changes.Unchanged _ -> 0;
            case Changes.Delta delta -> delta.changed().size();
            case Changes.FullListing listing -> listing.members().size();
        };
    }

    private List<NextEvent> next(CalendarCollection collection) {
        Instant now = clock.instant();
        List<Occurrence> coming = new ArrayList<>();
        int[] objects = {0};
        collection.glance(now, now.plus(AHEAD), data -> {
            if (objects[0]++ < MOST_OBJECTS) {
                coming.addAll(occurrences(data, now));
            }
        });
        return coming.stream()
                .sorted(Comparator.comparing(Occurrence::start))
                .limit(SHOWN)
                .map(this::shown)
                .toList();
    }

    private List<Occurrence> occurrences(CalendarData data, Instant now) {
        List<Occurrence> found = new ArrayList<>();
        if (reading.parser().parse(data.toByteArray()) instanceof ParseResult.Parsed parsed) {
            for (CalendarObject object : parsed.objects()) {
                if (object.type().equals("VEVENT")) {
                    found.addAll(Occurrences.of(object, reading.zones().zonesOf(object), zone())
                            .between(now, now.plus(AHEAD), SHOWN));
                }
            }
        }
        return found;
    }

    private NextEvent shown(Occurrence occurrence) {
        String start = occurrence.allDay()
                ? LocalDate.ofInstant(occurrence.start(), zone()).toString()
                : occurrence.start().truncatedTo(ChronoUnit.SECONDS).toString();
        String summary =
                occurrence.source().first("SUMMARY").map(ContentLine::text).orElse("");
        return new NextEvent(summary, start, occurrence.allDay());
    }

    private ZoneId zone() {
        return clock.getZone();
    }
}
