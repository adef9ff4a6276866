package org.caldavsync.server;

import java.time.Duration;
import java.util.List;
import org.caldavsync.server.destination.DestinationApi;
import org.caldavsync.server.destination.JdbcDestinationStore;
import org.caldavsync.server.destination.OwnSources;
import org.caldavsync.server.destination.link.LinkReader;
import org.caldavsync.server.destination.link.OwnFeeds;
import org.caldavsync.server.destination.push.PushEngine;
import org.caldavsync.server.notify.Notifier;
import org.caldavsync.server.notify.StaleWatch;
import org.caldavsync.server.run.HistoryPruner;
import org.caldavsync.server.run.JdbcRunStore;
import org.caldavsync.server.run.Jobs;
import org.caldavsync.server.run.RunEvents;
import org.caldavsync.server.run.RunStore;
import org.caldavsync.server.run.Runner;
import org.caldavsync.server.run.Runs;
import org.caldavsync.server.run.Schedule;
import org.caldavsync.server.source.JdbcSourceReach;
import org.caldavsync.server.source.JdbcSourceStore;
import org.caldavsync.server.source.pull.SourceJobs;

/** Sources and destinations, what their runs do, who starts them and who is told. Nothing runs before the schedule starts. */
record Work(
        JdbcSourceStore sources,
        SourceNews news,
        DestinationApi.Stored destinations,
        LinkReader links,
        PushEngine engine,
        Runs runs,
        Notifier notifier) {
    private static final Duration POLLING = Duration.ofSeconds(1);

    static Work on(Ground ground, Feeds feeds) {
        JdbcSourceStore sources = new JdbcSourceStore(ground.database(), ground.secrets(), ground.clock());
        SourceJobs pulls = new SourceJobs(
                new SourceJobs.Intake(ground.database(), feeds.reading()),
                sources,
                ground.gateway(),
                feeds.publisher(),
                ground.clock());
        SourceNews news = new SourceNews(feeds.lookup(), feeds.cache(), pulls);
        news.hear(ground.database().sharing().signals());
        DestinationApi.Stored destinations = new DestinationApi.Stored(
                new JdbcDestinationStore(ground.database(), ground.secrets(), ground.clock()),
                new OwnSources(
                        sources,
                        new JdbcSourceReach(ground.database()),
                        feeds.lookup(),
                        ground.config().address().publicUrl()));
        LinkReader links = new LinkReader(
                ground.gateway(),
                new OwnFeeds(feeds.store(), id -> sources.find(id).isPresent()),
                new LinkReader.Tools(feeds.reading(), ground.spools(), ground.clock()));
        PushEngine engine = new PushEngine(
                new PushEngine.Stock(ground.database(), feeds.reading(), ground.clock()),
                destinations,
                ground.gateway(),
                links);
        Runs runs = runs(ground, List.of(pulls, engine.jobs()));
        runs.runner().listen(ground.metrics().runs());
        ground.metrics()
                .ask(new ServiceGauges(
                        ground.database(), ground.config().storage().store(), runs, ground.clock()));
        return new Work(sources, news, destinations, links, engine, runs, notifier(ground, runs));
    }

    private static Runs runs(Ground ground, List<Jobs> jobs) {
        RunStore store = new JdbcRunStore(ground.database());
        if (ground.alone()) {
            store.endLeases();
        }
        // Watchers would keep the web server waiting, waiting requests the runs, and runs the database.
        RunEvents events = ground.parts().working(new RunEvents());
        events.join(ground.database().sharing().signals(), store.history(), ground.clock());
        Runner runner = ground.parts().working(new Runner(store, jobs, events, ground.clock()));
        Schedule.Timing timing =
                new Schedule.Timing(ground.clock(), ground.surroundings().random(), POLLING);
        Schedule schedule = ground.parts().working(new Schedule(ground.database(), jobs, runner, timing));
        ground.parts().opened(new HistoryPruner(store.history(), ground.config().history(), ground.clock()));
        return new Runs(store, runner, schedule, events);
    }

    private static Notifier notifier(Ground ground, Runs runs) {
        StaleSubjects staleness = new StaleSubjects(
                ground.database(), ground.config().notifications().staleAfter());
        Notifier.Records records = new Notifier.Records(
                runs.store().history(), new SubjectNames(ground.database()), staleness, ground.clock());
        Notifier notifier = ground.parts()
                .opened(new Notifier(ground.config().notifications().channels(), ground.gateway(), records));
        runs.runner().listen(notifier);
        ground.parts()
                .opened(new StaleWatch(notifier, staleness, ground.clock()))
                .start();
        return notifier;
    }
}
