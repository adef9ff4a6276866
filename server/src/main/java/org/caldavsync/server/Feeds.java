package org.caldavsync.server;

import java.time.Instant;
import org.caldavsync.icalendar.CalendarParser;
import org.caldavsync.icalendar.Limits;
import org.caldavsync.icalendar.repair.Repairs;
import org.caldavsync.icalendar.zone.ZoneResolver;
import org.caldavsync.server.adoption.EarlierFeeds;
import org.caldavsync.server.feed.FeedBuilder;
import org.caldavsync.server.feed.FeedCache;
import org.caldavsync.server.feed.FeedImport;
import org.caldavsync.server.feed.FeedLookup;
import org.caldavsync.server.feed.FeedReaders;
import org.caldavsync.server.feed.JdbcFeedStore;
import org.caldavsync.server.source.pull.FeedPublisher;

/** Building feeds, storing and serving them; those of the earlier implementation are there from the start. */
record Feeds(
        FeedBuilder.Reading reading,
        JdbcFeedStore store,
        FeedPublisher publisher,
        FeedLookup lookup,
        FeedCache cache,
        FeedReaders readers) {

    static Feeds on(Ground ground) {
        ZoneResolver zones = new ZoneResolver();
        CalendarParser parser = new CalendarParser(
                Limits.standard(),
                Repairs.standard(Instant.EPOCH, tzid -> zones.resolve(tzid).rules()));
        FeedBuilder.Reading reading = new FeedBuilder.Reading(parser, zones);
        JdbcFeedStore store = new JdbcFeedStore(ground.database(), ground.clock());
        FeedCache cache = FeedCache.sizedForHeap(store);
        EarlierFeeds.adopt(ground.database(), new FeedImport(store, ground.spools()));
        FeedBuilder builder = new FeedBuilder(ground.database(), store, reading, ground.spools());
        return new Feeds(
                reading,
                store,
                new FeedPublisher(store, builder, cache),
                new FeedLookup(ground.database()),
                cache,
                ground.parts().opened(new FeedReaders(ground.database(), ground.clock())));
    }
}
