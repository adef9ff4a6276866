package org.caldavsync.server.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.caldavsync.http.Secret;
import org.caldavsync.server.auth.Authenticator;
import org.caldavsync.server.auth.Credentials;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.db.TestDatabase;
import org.caldavsync.server.metrics.Metrics;
import org.caldavsync.server.ratelimit.RequestRate;
import org.caldavsync.server.web.Entrance;
import org.caldavsync.server.web.Forwarding;
import org.caldavsync.server.web.Pages;
import org.caldavsync.server.web.PublicUrl;
import org.caldavsync.server.web.WebServer;

/** A real database and a real server with nothing but feeds, for tests. */
final class FeedSite implements AutoCloseable {
    /** {@code user:secret}, the only credentials that open the door. */
    static final String CREDENTIALS = "Basic dXNlcjpzZWNyZXQ=";

    final Database database;
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T07:44:17.5Z"));
    final JdbcFeedStore store;
    final FeedLookup lookup;
    final FeedCache cache;
    final FeedReaders readers;
    private final Path directory;
    private final WebServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    FeedSite(Path directory, long cachedOctets) {
        this.directory = directory;
        this.database = TestDatabase.open(directory.resolve("feeds.db"));
        this.store = new JdbcFeedStore(database, now::get);
        this.lookup = new FeedLookup(database);
        this.cache = new FeedCache(store, cachedOctets);
        this.readers = new FeedReaders(database, now::get);
        Authenticator authenticator =
                Authenticator.of(new Credentials.Plain("user", Secret.of("secret")), new SecureRandom(), now::get);
        Entrance entrance = new Entrance(authenticator, Forwarding.IGNORED, new RequestRate.Unlimited(), now::get);
        OccurrenceFinder occurrences =
                new OccurrenceFinder(database, StoredItems.reading(), ZoneId.of("Europe/Berlin"));
        this.server = WebServer.start(
                new WebServer.Address("localhost", 0, new PublicUrl.FromRequest()),
                new WebServer.Site(
                        entrance,
                        new FeedHandler(
                                lookup,
                                cache,
                                entrance,
                                new FeedHandler.Watchers(readers, new Metrics(false, "test").feeds())),
                        List.of(
                                new OccurrenceRoutes(occurrences),
                                new EventRoutes(new StoredEvents(database)),
                                new ReaderRoutes(readers)),
                        Pages.NONE));
    }

    /** Moves the clock. */
    void advance(Duration by) {
        now.updateAndGet(before -> before.plus(by));
    }

    int port() {
        return server.port();
    }

    /** A source with nothing but its row. */
    long source(boolean isPublic) {
        return database.write(handle -> handle.createUpdate("""
            INSERT INTO sources (name, caldav_url, username, password, sync_interval_secs, public_ics,
                                 enabled, auth, tls_verify, created_at)
            VALUES ('Home', 'http://localhost/', 'user', '', 0, :public, TRUE, 'auto', TRUE, 0)
            """)
                .bind("public", isPublic)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
    }

    void path(long sourceId, String path, String kind, boolean isPublic) {
        database.run(handle -> handle.createUpdate("""
            INSERT INTO feed_paths (source_id, path, kind, is_public, created_at)
            VALUES (:source, :path, :kind, :public, 0)
            """)
                .bind("source", sourceId)
                .bind("path", path)
                .bind("kind", kind)
                .bind("public", isPublic)
                .execute());
        lookup.pathsChanged();
    }

    /** Makes that text the feed of the source. */
    @CanIgnoreReturnValue
    FeedVersion publish(long sourceId, String body) throws IOException {
        try (DiskSpool spool = new DiskSpool(directory)) {
            FeedVersion version = store.replace(sourceId, encode(body, spool), FeedOrder.Claim.NONE);
            cache.changed(sourceId);
            return version;
        }
    }

    static FeedEncoder.Encoded encode(String body, DiskSpool spool) throws IOException {
        try (FeedEncoder encoder = new FeedEncoder(spool)) {
            encoder.write(body.getBytes(UTF_8));
            return encoder.finish(1);
        }
    }

    /** A source that is served under that path to whoever has the credentials. */
    @CanIgnoreReturnValue
    long protectedFeed(String path, String body) throws IOException {
        long source = source(false);
        path(source, path, "main", false);
        var _ = publish(source, body);
        return source;
    }

    /** Sends a request with the credentials. */
    HttpResponse<byte[]> get(String rawPath, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(rawPath).header("Authorization", CREDENTIALS);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Sends a request without credentials. */
    HttpResponse<byte[]> getAsStranger(String rawPath) throws IOException, InterruptedException {
        return send(request(rawPath));
    }

    HttpRequest.Builder request(String rawPath) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + rawPath));
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        client.close();
        server.close();
        readers.close();
        database.close();
    }
}
