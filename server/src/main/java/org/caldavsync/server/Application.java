package org.caldavsync.server;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.caldavsync.http.AddressGuard;
import org.caldavsync.http.HttpGateway;
import org.caldavsync.icalendar.CalendarParser;
import org.caldavsync.icalendar.Limits;
import org.caldavsync.icalendar.repair.Repairs;
import org.caldavsync.icalendar.zone.ZoneResolver;
import org.caldavsync.server.adoption.EarlierFeeds;
import org.caldavsync.server.auth.Authenticator;
import org.caldavsync.server.auth.Credentials;
import org.caldavsync.server.config.Config;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.db.SqliteCopy;
import org.caldavsync.server.destination.DestinationAccounts;
import org.caldavsync.server.destination.DestinationApi;
import org.caldavsync.server.destination.InspectRoutes;
import org.caldavsync.server.destination.JdbcDestinationStore;
import org.caldavsync.server.destination.OwnSources;
import org.caldavsync.server.destination.link.LinkReader;
import org.caldavsync.server.destination.link.OwnFeeds;
import org.caldavsync.server.destination.push.PushEngine;
import org.caldavsync.server.discovery.CalendarSampler;
import org.caldavsync.server.discovery.DiscoveryRoutes;
import org.caldavsync.server.discovery.MailDomainRoutes;
import org.caldavsync.server.feed.EventRoutes;
import org.caldavsync.server.feed.FeedBuilder;
import org.caldavsync.server.feed.FeedCache;
import org.caldavsync.server.feed.FeedHandler;
import org.caldavsync.server.feed.FeedImport;
import org.caldavsync.server.feed.FeedLookup;
import org.caldavsync.server.feed.FeedReaders;
import org.caldavsync.server.feed.JdbcFeedStore;
import org.caldavsync.server.feed.OccurrenceFinder;
import org.caldavsync.server.feed.OccurrenceRoutes;
import org.caldavsync.server.feed.ReaderRoutes;
import org.caldavsync.server.feed.StoredEvents;
import org.caldavsync.server.health.HealthRoutes;
import org.caldavsync.server.metrics.Metrics;
import org.caldavsync.server.notify.NotificationRoutes;
import org.caldavsync.server.notify.Notifier;
import org.caldavsync.server.notify.StaleWatch;
import org.caldavsync.server.openapi.OpenApiRoutes;
import org.caldavsync.server.run.HistoryPruner;
import org.caldavsync.server.run.JdbcRunStore;
import org.caldavsync.server.run.Jobs;
import org.caldavsync.server.run.RunEvents;
import org.caldavsync.server.run.RunRoutes;
import org.caldavsync.server.run.RunStore;
import org.caldavsync.server.run.Runner;
import org.caldavsync.server.run.Runs;
import org.caldavsync.server.run.Schedule;
import org.caldavsync.server.secret.SecretBox;
import org.caldavsync.server.source.JdbcSourceReach;
import org.caldavsync.server.source.JdbcSourceStore;
import org.caldavsync.server.source.SourceAccounts;
import org.caldavsync.server.source.SourceApi;
import org.caldavsync.server.source.pull.FeedPublisher;
import org.caldavsync.server.source.pull.SourceJobs;
import org.caldavsync.server.transfer.TransferRoutes;
import org.caldavsync.server.web.ApiException;
import org.caldavsync.server.web.Entrance;
import org.caldavsync.server.web.Pages;
import org.caldavsync.server.web.Routes;
import org.caldavsync.server.web.WebServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service: everything built in the order in which it needs each other, and closed in the reverse one. */
public final class Application implements AutoCloseable {
    /** Shown by the health route and sent to other servers. */
    public static final String VERSION = "1.0.0";

    private static final Duration POLLING = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(Application.class);

    /** What takes or does work: told to stop all at once, so that the longest stop is the only wait. */
    private final List<AutoCloseable> working = new ArrayList<>();

    /** What that work stands on: closed afterwards, the latest first. */
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private final Config config;
    private final Surroundings surroundings;
    private final Database database;
    private final WebServer web;

    private Application(Config config, Surroundings surroundings) {
        this.config = config;
        this.surroundings = surroundings;
        try {
            Stored kept = opened(Stored.open(config.storage(), surroundings));
            database = kept.database();
            SecretBox secrets = kept.secrets();
            HttpGateway gateway = opened(new HttpGateway(
                    surroundings.limits(),
                    guard(),
                    "CalDAV-ICS-Sync/" + VERSION,
                    database.sharing().places()));
            Metrics metrics = new Metrics(config.showsMetrics(), VERSION);
            gateway.observe(metrics.upstream());
            Feeds feeds = feeds(database);
            JdbcSourceStore sources = new JdbcSourceStore(database, secrets, surroundings.clock());
            JdbcDestinationStore destinations = new JdbcDestinationStore(database, secrets, surroundings.clock());
            SourceJobs jobs = new SourceJobs(
                    new SourceJobs.Intake(database, feeds.reading()),
                    sources,
                    gateway,
                    feeds.publisher(),
                    surroundings.clock());
            SourceNews news = new SourceNews(feeds.lookup(), feeds.cache(), jobs);
            news.hear(database.sharing().signals());
            FeedReaders readers = opened(new FeedReaders(database, surroundings.clock()));
            DestinationApi.Stored stored = new DestinationApi.Stored(destinations, ownSources(sources, feeds));
            LinkReader links = links(gateway, sources, feeds);
            PushEngine engine = engine(gateway, feeds, stored, links);
            Runs runs = runs(database, List.of(jobs, engine.jobs()));
            runs.runner().listen(metrics.runs());
            Notifier notifier = notifier(gateway, runs);
            metrics.ask(new ServiceGauges(database, config.storage().store(), runs, surroundings.clock()));
            Entrance entrance = entrance();
            List<Routes> routes = List.of(
                    new SourceApi(database, sources, runs, news),
                    new DestinationApi(stored, engine, runs, surroundings.clock()),
                    new DiscoveryRoutes(
                            gateway,
                            surroundings.clock(),
                            new DiscoveryRoutes.StoredAccounts(
                                    new SourceAccounts(sources), new DestinationAccounts(destinations)),
                            new CalendarSampler(feeds.reading(), surroundings.clock())),
                    new MailDomainRoutes(surroundings.nameServers()),
                    new InspectRoutes(links, feeds.reading().zones(), surroundings.clock()),
                    new OccurrenceRoutes(new OccurrenceFinder(
                            database, feeds.reading(), surroundings.clock().getZone())),
                    new EventRoutes(new StoredEvents(database)),
                    new ReaderRoutes(readers),
                    transfer(kept, feeds),
                    new RunRoutes(runs.store(), runs.runner(), runs.events()),
                    new HealthRoutes(new ServiceVitals(database, runs.schedule()), setting(), surroundings.clock()),
                    metrics,
                    new NotificationRoutes(notifier),
                    new OpenApiRoutes(config.servesSwaggerUi()));
            FeedHandler front = new FeedHandler(
                    feeds.lookup(), feeds.cache(), entrance, new FeedHandler.Watchers(readers, metrics.feeds()));
            Pages pages = config.frontend().pages(surroundings.secrets());
            web = WebServer.start(config.address(), new WebServer.Site(entrance, front, routes, pages));
            working.add(web);
            runs.schedule().start();
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    /**
     * Starts the service; it answers when this returns.
     *
     * @throws RuntimeException with a message for the operator when it cannot start; nothing is left open then
     */
    public static Application start(Config config, Surroundings surroundings) {
        return new Application(config, surroundings);
    }

    private OwnSources ownSources(JdbcSourceStore sources, Feeds feeds) {
        return new OwnSources(
                sources,
                new JdbcSourceReach(database),
                feeds.lookup(),
                config.address().publicUrl());
    }

    private Entrance entrance() {
        Authenticator authenticator =
                Authenticator.of(config.credentials(), surroundings.secrets(), surroundings.clock());
        return new Entrance(
                authenticator, config.clients().forwarding(), config.clients().rate(), surroundings.clock());
    }

    private Notifier notifier(HttpGateway gateway, Runs runs) {
        StaleSubjects staleness =
                new StaleSubjects(database, config.notifications().staleAfter());
        Notifier.Records records = new Notifier.Records(
                runs.store().history(), new SubjectNames(database), staleness, surroundings.clock());
        Notifier notifier = opened(new Notifier(config.notifications().channels(), gateway, records));
        runs.runner().listen(notifier);
        opened(new StaleWatch(notifier, staleness, surroundings.clock())).start();
        return notifier;
    }

    private AddressGuard guard() {
        return config.allowsPrivateNetworks() ? AddressGuard.ALLOW_ALL : AddressGuard.PUBLIC_ONLY;
    }

    private HealthRoutes.Setting setting() {
        boolean exposed =
                config.address().reachesFurtherThanThisMachine() && config.credentials() instanceof Credentials.None;
        return new HealthRoutes.Setting(
                VERSION,
                exposed,
                config.address().publicUrl().text().orElse(null),
                surroundings.clock().getZone().getId());
    }

    private record Feeds(
            FeedBuilder.Reading reading,
            JdbcFeedStore store,
            FeedPublisher publisher,
            FeedLookup lookup,
            FeedCache cache) {}

    private Feeds feeds(Database database) {
        ZoneResolver zones = new ZoneResolver();
        CalendarParser parser = new CalendarParser(
                Limits.standard(),
                Repairs.standard(Instant.EPOCH, tzid -> zones.resolve(tzid).rules()));
        FeedBuilder.Reading reading = new FeedBuilder.Reading(parser, zones);
        JdbcFeedStore store = new JdbcFeedStore(database, surroundings.clock());
        FeedCache cache = FeedCache.sizedForHeap(store);
        EarlierFeeds.adopt(database, new FeedImport(store, spools()));
        FeedBuilder builder = new FeedBuilder(database, store, reading, spools());
        return new Feeds(reading, store, new FeedPublisher(store, builder, cache), new FeedLookup(database), cache);
    }

    private TransferRoutes transfer(Stored kept, Feeds feeds) {
        return new TransferRoutes(
                kept.exporter(),
                kept.importer(),
                this::backUp,
                new TransferRoutes.Surroundings(spools(), surroundings.clock(), feeds.lookup()::pathsChanged));
    }

    private void backUp(Path copy) {
        switch (config.storage().store()) {
            case Config.Store.File(Path file) -> SqliteCopy.make(file, copy);
            case Config.Store.Server _ ->
                throw new ApiException.Conflict(
                        "The database is on a PostgreSQL server: pg_dump copies it while the service runs.", Map.of());
        }
    }

    private Path spools() {
        return config.storage().dataDirectory().resolve("tmp");
    }

    private LinkReader links(HttpGateway gateway, JdbcSourceStore sources, Feeds feeds) {
        return new LinkReader(
                gateway,
                new OwnFeeds(feeds.store(), id -> sources.find(id).isPresent()),
                new LinkReader.Tools(feeds.reading(), spools(), surroundings.clock()));
    }

    private PushEngine engine(HttpGateway gateway, Feeds feeds, DestinationApi.Stored stored, LinkReader links) {
        PushEngine.Stock stock = new PushEngine.Stock(database, feeds.reading(), surroundings.clock());
        return new PushEngine(stock, stored, gateway, links);
    }

    private Runs runs(Database database, List<Jobs> jobs) {
        RunStore store = new JdbcRunStore(database);
        RunEvents events = new RunEvents();
        events.join(database.sharing().signals(), store.history(), surroundings.clock());
        Runner runner = new Runner(store, jobs, events, surroundings.clock());
        Schedule.Timing timing = new Schedule.Timing(surroundings.clock(), surroundings.random(), POLLING);
        Schedule schedule = new Schedule(database, jobs, runner, timing);
        // Watchers would keep the web server waiting, waiting requests the runs, and runs the database.
        working.addAll(List.of(events, schedule, runner));
        opened(new HistoryPruner(store.history(), config.history(), surroundings.clock()));
        return new Runs(store, runner, schedule, events);
    }

    /** The port it listens on. */
    public int port() {
        return web.port();
    }

    /** Every route as {@code GET /api/sources/{id}}, feeds left out. */
    Set<String> routes() {
        return web.routes();
    }

    /** What everything is kept in. */
    Database database() {
        return database;
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    /** Stops taking requests and starting runs, lets what is in flight finish within 10 seconds, closes the rest. */
    @Override
    public void close() {
        try (ExecutorService stopping = Executors.newVirtualThreadPerTaskExecutor()) {
            working.forEach(part -> stopping.execute(() -> close(part)));
        }
        while (!open.isEmpty()) {
            close(open.pop());
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception failure) {
            log.atWarn().setCause(failure).log("A part of the service did not stop cleanly");
        }
    }
}
