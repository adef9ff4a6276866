package org.caldavsync.server.feed;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.caldavsync.caldav.Href;
import org.caldavsync.icalendar.CalendarObject;
import org.caldavsync.icalendar.ParseResult;
import org.caldavsync.icalendar.recur.Occurrence;
import org.caldavsync.icalendar.recur.Occurrences;
import org.caldavsync.server.db.Database;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Expands the events of feeds. Thread-safe; memory is bounded by the rows of an answer. */
public final class OccurrenceFinder {
    private static final int MOST_ROWS = 10_000;

    private static final int FETCH = 50;

    /** Dates and floating times lie up to this far from where another zone would have them. */
    private static final Duration ZONES_APART = Duration.ofHours(26);

    private static final String CANDIDATES = """
            SELECT i.content, i.source_id, c.name, c.href, s.calendars, s.time_zone
            FROM items i
            JOIN calendars c ON c.id = i.calendar_id
            JOIN sources s ON s.id = i.source_id
            WHERE i.problem IS NULL
              AND (i.first_start IS NULL OR i.first_start < :to)
              AND (i.last_end IS NULL OR i.last_end >= :from)
            """;
    private static final String OF_SOURCE = " AND i.source_id = :source";

    private final Database database;
    private final FeedBuilder.Reading reading;
    private final ZoneId zone;

    /** @param zone of dates and floating times where the source names none */
    public OccurrenceFinder(Database database, FeedBuilder.Reading reading, ZoneId zone) {
        this.database = database;
        this.reading = reading;
        this.zone = zone;
    }

    /**
     * What was found.
     *
     * @param occurrences by start, then by UID
     * @param truncated whether there are more than an answer holds; they start later
     */
    record Found(List<FeedOccurrence> occurrences, boolean truncated) {}

    /** What happens in all feeds. */
    Found inAll(OccurrenceWindow window) {
        return database.read(handle -> find(handle.createQuery(CANDIDATES), window));
    }

    /** What happens in the feed of one source; empty where there is no such source. */
    Optional<Found> inSource(long sourceId, OccurrenceWindow window) {
        return database.read(handle -> handle.createQuery("SELECT id FROM sources WHERE id = :source")
                .bind("source", sourceId)
                .mapTo(Long.class)
                .findOne()
                .map(id -> find(handle.createQuery(CANDIDATES + OF_SOURCE).bind("source", id), window)));
    }

    private Found find(Query candidates, OccurrenceWindow window) {
        Harvest harvest = new Harvest(window);
        candidates
                .setFetchSize(FETCH)
                .bind("from", window.from().minus(ZONES_APART).toEpochMilli())
                .bind("to", window.to().plus(ZONES_APART).toEpochMilli())
                .map((row, context) -> harvest.take(row))
                .forEach(_ -> {});
        return harvest.found();
    }

    private record Timed(Instant start, FeedOccurrence occurrence) {
        static final Comparator<Timed> BY_START =
                Comparator.comparing(Timed::start).thenComparing(timed -> timed.occurrence.uid());
    }

    /** The earliest occurrences of what was taken in so far. */
    private final class Harvest {
        private final OccurrenceWindow window;
        private final PriorityQueue<Timed> latestFirst = new PriorityQueue<>(Timed.BY_START.reversed());
        private boolean truncated;

        Harvest(OccurrenceWindow window) {
            this.window = window;
        }

        boolean take(ResultSet row) throws SQLException {
            if (!isIncluded(row.getString("href"), row.getString("calendars"))
                    || !(reading.parser().parse(row.getBytes("content")) instanceof ParseResult.Parsed parsed)) {
                return false;
            }
            long source = row.getLong("source_id");
            String calendar = row.getString("name");
            ZoneId floating = zoneOf(row.getString("time_zone"));
            for (CalendarObject object : parsed.objects()) {
                for (Occurrence occurrence : expand(object, floating)) {
                    add(new Timed(occurrence.start(), FeedOccurrence.of(source, calendar, occurrence, floating)));
                }
            }
            return true;
        }

        private List<Occurrence> expand(CalendarObject object, ZoneId floating) {
            return object.type().equals("VEVENT")
                    ? Occurrences.of(object, reading.zones().zonesOf(object), floating)
                            .between(window.from(), window.to(), MOST_ROWS + 1)
                    : List.of();
        }

        private void add(Timed timed) {
            latestFirst.add(timed);
            if (latestFirst.size() > MOST_ROWS) {
                latestFirst.remove();
                truncated = true;
            }
        }

        Found found() {
            return new Found(
                    latestFirst.stream()
                            .sorted(Timed.BY_START)
                            .map(Timed::occurrence)
                            .toList(),
                    truncated);
        }
    }

    private static boolean isIncluded(String href, @Nullable String included) {
        if (included == null) {
            return true;
        }
        Href calendar = Href.of(URI.create(href));
        return included.lines()
                .flatMap(chosen -> Href.tryResolve(calendar.uri(), chosen).stream())
                .anyMatch(calendar::sameResource);
    }

    private ZoneId zoneOf(@Nullable String named) {
        return named == null ? zone : ZoneId.of(named);
    }
}
