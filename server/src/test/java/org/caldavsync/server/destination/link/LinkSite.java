package org.caldavsync.server.destination.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.caldavsync.http.AddressGuard;
import org.caldavsync.http.AuthScheme;
import org.caldavsync.http.HttpGateway;
import org.caldavsync.http.HttpLimits;
import org.caldavsync.http.Secret;
import org.caldavsync.http.Tls;
import org.caldavsync.icalendar.CalendarParser;
import org.caldavsync.icalendar.Limits;
import org.caldavsync.icalendar.repair.Repairs;
import org.caldavsync.icalendar.zone.ZoneResolver;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.db.TestDatabase;
import org.caldavsync.server.feed.FeedBuilder;
import org.caldavsync.server.feed.FeedImport;
import org.caldavsync.server.feed.JdbcFeedStore;
import org.caldavsync.testkit.FeedServer;

/** A link reader with all it needs, and a server of links, for tests. */
final class LinkSite implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-22T07:44:17Z");

    final FeedServer server = FeedServer.start();
    final LinkReader reader;
    private final Path directory;
    private final Database database;
    private final JdbcFeedStore feeds;
    private final HttpGateway gateway;

    LinkSite(Path directory) {
        this(directory, HttpLimits.DEFAULTS);
    }

    LinkSite(Path directory, HttpLimits limits) {
        this.directory = directory;
        Clock clock = Clock.fixed(NOW, ZoneId.of("Europe/Berlin"));
        createDirectory(directory);
        database = TestDatabase.open(directory.resolve("links.db"));
        feeds = new JdbcFeedStore(database, clock);
        gateway = new HttpGateway(limits, AddressGuard.ALLOW_ALL, "Test/1");
        reader = new LinkReader(
                gateway,
                new OwnFeeds(feeds, this::exists),
                new LinkReader.Tools(reading(), directory.resolve("tmp"), clock));
    }

    private static void createDirectory(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static FeedBuilder.Reading reading() {
        ZoneResolver zones = new ZoneResolver();
        return new FeedBuilder.Reading(
                new CalendarParser(
                        Limits.standard(),
                        Repairs.standard(
                                Instant.EPOCH, tzid -> zones.resolve(tzid).rules())),
                zones);
    }

    private boolean exists(long source) {
        return database.read(handle -> handle.createQuery("SELECT 1 FROM sources WHERE id = :id")
                .bind("id", source)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    /** A source with nothing but its row. */
    long source() {
        return database.write(handle -> handle.createUpdate("""
                        INSERT INTO sources (name, caldav_url, username, password, sync_interval_secs, public_ics,
                                             enabled, auth, tls_verify, created_at)
                        VALUES ('Home', 'http://localhost/', 'user', '', 0, FALSE, TRUE, 'auto', TRUE, 0)
                        """)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
    }

    /** Makes that text the feed of the source. */
    void serve(long source, byte[] feed) {
        new FeedImport(feeds, directory).serve(source, feed, 1);
    }

    /** A link to what the server has under that target, without anything else. */
    Link link(String target) {
        return link(server.uri(target).toString(), "", "");
    }

    static Link link(String typed, String username, String password) {
        return link(typed, username, password, AuthScheme.AUTO);
    }

    static Link link(String typed, String username, String password, AuthScheme scheme) {
        LinkAddress address = LinkAddress.parse(typed).orElseThrow();
        return new Link(
                new LinkSettings(address, username, scheme, Tls.VERIFIED, ""),
                Optional.of(password).filter(text -> !text.isEmpty()).map(Secret::of),
                null);
    }

    static Link with(Link link, String userAgent, Tls tls) {
        LinkSettings settings = link.settings();
        return new Link(
                new LinkSettings(settings.address(), settings.username(), settings.auth(), tls, userAgent),
                link.password(),
                link.timeZone());
    }

    static Link in(ZoneId zone, Link link) {
        return new Link(link.settings(), link.password(), zone);
    }

    /** Reads a link that gives a calendar. */
    Reading read(Link link) {
        return read(link, Visit.first());
    }

    Reading read(Link link, Visit visit) {
        return ((LinkResult.Read) reader.read(link, visit, UnaryOperator.identity())).reading();
    }

    /** Reads what the server says under that target. */
    Reading read(String target) {
        return read(link(target));
    }

    static HttpLimits impatient(Duration response, Duration exchange) {
        HttpLimits.Timeouts timeouts = new HttpLimits.Timeouts(Duration.ofSeconds(5), response, exchange);
        return new HttpLimits(timeouts, HttpLimits.DEFAULTS.sizes(), HttpLimits.DEFAULTS.pace());
    }

    @Override
    public void close() {
        gateway.close();
        server.close();
        database.close();
    }
}
