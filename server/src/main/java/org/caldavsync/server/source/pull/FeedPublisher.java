package org.caldavsync.server.source.pull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.caldavsync.icalendar.CalendarObject;
import org.caldavsync.icalendar.feed.FeedHeader;
import org.caldavsync.icalendar.zone.FloatingTimes;
import org.caldavsync.server.feed.BuiltFeed;
import org.caldavsync.server.feed.FeedBuilder;
import org.caldavsync.server.feed.FeedCache;
import org.caldavsync.server.feed.FeedOrder;
import org.caldavsync.server.feed.FeedVersion;
import org.caldavsync.server.feed.JdbcFeedStore;
import org.caldavsync.server.source.Source;

/** Has a source's feed built where anything it is made of is different from the last time. */
public final class FeedPublisher {
    private static final String PRODID = "-//CalDAV ICS Sync//EN";

    /** Raised when the same events make another feed than before. */
    private static final String FORM = "1";

    private final JdbcFeedStore store;
    private final FeedBuilder builder;
    private final FeedCache cache;

    public FeedPublisher(JdbcFeedStore store, FeedBuilder builder, FeedCache cache) {
        this.store = store;
        this.builder = builder;
        this.cache = cache;
    }

    /**
     * What is served after a run.
     *
     * @param stamp what it was built from, beside the events
     * @param changed whether that is new
     */
    record Published(FeedVersion version, String stamp, boolean changed) {}

    /** What is served now. */
    Optional<FeedVersion> current(Source source) {
        return store.current(source.id());
    }

    /**
     * Publishes.
     *
     * @param before what was served and stored when the run began, and whose claim the feed is built under
     * @param calendars those in the feed
     * @param content whether their events changed
     */
    Published publish(Snapshot before, List<StoredCalendar> calendars, boolean content) {
        Source source = before.source();
        Account account = before.account();
        FeedHeader header = header(source, calendars);
        Set<Long> ids = calendars.stream().map(StoredCalendar::id).collect(Collectors.toCollection(TreeSet::new));
        String wanted = String.join(
                "|",
                FORM,
                header.toString(),
                ids.toString(),
                String.valueOf(source.settings().timeZone()));
        Optional<FeedVersion> current = before.feed();
        if (current.isPresent() && !content && wanted.equals(account.feedStamp())) {
            return new Published(current.get(), wanted, false);
        }
        BuiltFeed built =
                builder.build(new FeedOrder(source.id(), ids, header, change(source), account.claim()::check));
        if (built.changed()) {
            cache.changed(source.id());
        }
        return new Published(built.version(), wanted, built.changed());
    }

    private static FeedHeader header(Source source, List<StoredCalendar> calendars) {
        // A feed of several calendars has no colour of its own.
        String colour = calendars.size() == 1 ? calendars.getFirst().color() : "";
        return new FeedHeader(source.settings().name(), colour, refresh(source), PRODID);
    }

    /** Readers need not look more often than the source is pulled; those that run by hand say an hour. */
    private static Duration refresh(Source source) {
        Duration interval = source.settings().scheduledInterval();
        Duration hour = Duration.ofHours(1);
        return interval.isZero() || interval.compareTo(hour) > 0 ? hour : atLeastAMinute(interval);
    }

    private static Duration atLeastAMinute(Duration interval) {
        Duration minute = Duration.ofMinutes(1);
        return interval.compareTo(minute) < 0 ? minute : interval;
    }

    private static UnaryOperator<CalendarObject> change(Source source) {
        return source.settings().timeZone() == null
                ? UnaryOperator.identity()
                : FloatingTimes.in(source.settings().timeZone());
    }
}
