package org.caldavsync.server.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caldavsync.icalendar.CalendarParser;
import org.caldavsync.icalendar.ParseResult;
import org.caldavsync.icalendar.RepairLog;
import org.caldavsync.icalendar.feed.FeedWriter;
import org.caldavsync.icalendar.zone.ZoneMerge;
import org.caldavsync.icalendar.zone.ZoneResolver;
import org.caldavsync.server.db.Database;

/**
 * Builds the feed of a source from its stored items, as a stream: memory is bounded by the largest event, and by the
 * pieces of a spool. The same items give the same octets. Thread-safe; one source is built by one thread at a time.
 */
public final class FeedBuilder {
    private final JdbcItems items;
    private final JdbcFeedStore store;
    private final Reading reading;
    private final Path directory;

    /**
     * How stored items are read.
     *
     * @param parser with the repairs that the feed is to have
     */
    public record Reading(CalendarParser parser, ZoneResolver zones) {}

    /** @param directory for what does not fit into memory while a feed is built; made where it is missing */
    public FeedBuilder(Database database, JdbcFeedStore store, Reading reading, Path directory) {
        this.items = new JdbcItems(database);
        this.store = store;
        this.reading = reading;
        this.directory = directory;
    }

    /**
     * Builds the feed and serves it, unless it is what is served already. {@link FeedCache#changed} is the caller's to call
     * where it {@link BuiltFeed#changed}.
     *
     * @throws FeedNotBuilt when the disk does not take it
     * @throws org.caldavsync.server.db.DatabaseFailure when the database does not; either way nothing has changed
     */
    public BuiltFeed build(FeedOrder order) {
        try (DiskSpool events = new DiskSpool(directory);
                DiskSpool gzip = new DiskSpool(directory);
                FeedEncoder encoder = new FeedEncoder(gzip)) {
            ZoneMerge zones = new ZoneMerge(reading.zones(), new RepairLog());
            Pass pass = new Pass(order, new FeedWriter(order.header(), events, zones));
            pass.writeTo(encoder);
            return publish(order, encoder.finish(pass.writer.uids()), pass.problems);
        } catch (IOException | UncheckedIOException failure) {
            throw new FeedNotBuilt(failure);
        }
    }

    private BuiltFeed publish(FeedOrder order, FeedEncoder.Encoded feed, List<BuiltFeed.Problem> problems) {
        Optional<FeedVersion> same =
                store.current(order.sourceId()).filter(current -> current.etag().equals(feed.etag()));
        return same.map(current -> new BuiltFeed(false, current, problems))
                .orElseGet(() -> new BuiltFeed(true, store.replace(order.sourceId(), feed, order.claim()), problems));
    }

    /** One pass over the items of one source. */
    private final class Pass {
        private final FeedOrder order;
        private final FeedWriter writer;
        private final List<BuiltFeed.Problem> problems = new ArrayList<>();

        Pass(FeedOrder order, FeedWriter writer) {
            this.order = order;
            this.writer = writer;
        }

        void writeTo(FeedEncoder encoder) {
            items.forEach(order, this::add);
            writer.finish(encoder);
        }

        private void add(long calendarId, String uid, byte[] content) {
            if (!order.calendars().contains(calendarId)) {
                return;
            }
            switch (reading.parser().parse(content)) {
                case ParseResult.Unreadable(String reason) -> leaveOut(uid, reason);
                case ParseResult.Parsed parsed -> {
                    parsed.broken().forEach(broken -> leaveOut(broken.uid(), broken.reason()));
                    parsed.objects().forEach(object -> writer.add(order.change().apply(object)));
                }
            }
        }

        private void leaveOut(String uid, String reason) {
            if (problems.size() < BuiltFeed.KEPT_PROBLEMS) {
                problems.add(new BuiltFeed.Problem(uid, reason));
            }
        }
    }
}
