package org.caldavsync.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.caldavsync.server.auth.Authenticator;
import org.caldavsync.server.auth.Credentials;
import org.caldavsync.server.config.Config;
import org.caldavsync.server.db.SqliteCopy;
import org.caldavsync.server.destination.DestinationAccounts;
import org.caldavsync.server.destination.DestinationApi;
import org.caldavsync.server.destination.InspectRoutes;
import org.caldavsync.server.discovery.CalendarSampler;
import org.caldavsync.server.discovery.DiscoveryRoutes;
import org.caldavsync.server.discovery.MailDomainRoutes;
import org.caldavsync.server.feed.EventRoutes;
import org.caldavsync.server.feed.FeedHandler;
import org.caldavsync.server.feed.OccurrenceFinder;
import org.caldavsync.server.feed.OccurrenceRoutes;
import org.caldavsync.server.feed.ReaderRoutes;
import org.caldavsync.server.feed.StoredEvents;
import org.caldavsync.server.health.HealthRoutes;
import org.caldavsync.server.notify.NotificationRoutes;
import org.caldavsync.server.openapi.OpenApiRoutes;
import org.caldavsync.server.run.RunRoutes;
import org.caldavsync.server.source.SourceAccounts;
import org.caldavsync.server.source.SourceApi;
import org.caldavsync.server.transfer.TransferRoutes;
import org.caldavsync.server.web.ApiException;
import org.caldavsync.server.web.Entrance;
import org.caldavsync.server.web.Routes;
import org.caldavsync.server.web.WebServer;

/** What the one port shows: feeds, every route of the API, the dashboard; and who may enter. */
record Sites(Ground ground, Feeds feeds, Work work) {

    WebServer.Site site() {
        Entrance entrance = entrance();
        FeedHandler front = new FeedHandler(
                feeds.lookup(),
                feeds.cache(),
                entrance,
                new FeedHandler.Watchers(feeds.readers(), ground.metrics().feeds()));
        return new WebServer.Site(
                entrance,
                front,
                routes(),
                ground.config().frontend().pages(ground.surroundings().secrets()));
    }

    private Entrance entrance() {
        Config config = ground.config();
        Authenticator authenticator =
                Authenticator.of(config.credentials(), ground.surroundings().secrets(), ground.clock());
        return new Entrance(
                authenticator, config.clients().forwarding(), config.clients().rate(), ground.clock());
    }

    private List<Routes> routes() {
        return List.of(
                new SourceApi(ground.database(), work.sources(), work.runs(), work.news()),
                new DestinationApi(work.destinations(), work.engine(), work.runs(), ground.clock()),
                discovery(),
                new MailDomainRoutes(ground.surroundings().nameServers()),
                new InspectRoutes(work.links(), feeds.reading().zones(), ground.clock()),
                new OccurrenceRoutes(new OccurrenceFinder(
                        ground.database(), feeds.reading(), ground.clock().getZone())),
                new EventRoutes(new StoredEvents(ground.database())),
                new ReaderRoutes(feeds.readers()),
                transfer(),
                new RunRoutes(
                        work.runs().store(), work.runs().runner(), work.runs().events()),
                health(),
                ground.metrics(),
                new NotificationRoutes(work.notifier()),
                new OpenApiRoutes(ground.config().servesSwaggerUi()));
    }

    private DiscoveryRoutes discovery() {
        return new DiscoveryRoutes(
                ground.gateway(),
                ground.clock(),
                new DiscoveryRoutes.StoredAccounts(
                        new SourceAccounts(work.sources()),
                        new DestinationAccounts(work.destinations().destinations())),
                new CalendarSampler(feeds.reading(), ground.clock()));
    }

    private HealthRoutes health() {
        Config config = ground.config();
        boolean exposed =
                config.address().reachesFurtherThanThisMachine() && config.credentials() instanceof Credentials.None;
        HealthRoutes.Setting setting = new HealthRoutes.Setting(
                Application.VERSION,
                exposed,
                config.address().publicUrl().text().orElse(null),
                ground.clock().getZone().getId());
        return new HealthRoutes(new ServiceVitals(ground.database(), work.runs().schedule()), setting, ground.clock());
    }

    private TransferRoutes transfer() {
        return new TransferRoutes(
                ground.kept().exporter(),
                ground.kept().importer(),
                this::backUp,
                new TransferRoutes.Surroundings(ground.spools(), ground.clock(), feeds.lookup()::pathsChanged));
    }

    private void backUp(Path copy) {
        switch (ground.config().storage().store()) {
            case Config.Store.File(Path file) -> SqliteCopy.make(file, copy);
            case Config.Store.Server _ ->
                throw new ApiException.Conflict(
                        "The database is on a PostgreSQL server: pg_dump copies it while the service runs.", Map.of());
        }
    }
}
