package org.caldavsync.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.caldavsync.server.TestService.source;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.caldavsync.http.HostPlaces;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.db.PostgresAddress;
import org.caldavsync.server.db.PostgresDatabase;
import org.caldavsync.testkit.Events;
import org.caldavsync.testkit.PostgresServer;
import org.caldavsync.testkit.standin.StandInCalDav;
import org.caldavsync.testkit.standin.StandInCalendar;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two services on one database: what happens in one is seen in the other. */
@Tag("real")
class ManyNodesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static PostgresServer postgres;
    private static int databases;

    @TempDir
    Path directory;

    private StandInCalDav dav;
    private String url;
    private TestService one;
    private TestService other;

    @BeforeAll
    static void startPostgres() {
        postgres = PostgresServer.start();
    }

    @AfterAll
    static void stopPostgres() {
        postgres.close();
    }

    @BeforeEach
    void start() {
        String name = "nodes_" + ++databases;
        postgres.create(name, "template1");
        url = postgres.url(name);
        dav = StandInCalDav.start();
        one = node("one");
        other = node("other");
    }

    private TestService node(String name) {
        return TestService.start(
                directory.resolve(name), Map.of("DATABASE_URL", url, "SECRET_KEY", "ab".repeat(32)), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
        dav.close();
    }

    @Test
    void a_feed_and_its_paths_change_on_both() {
        StandInCalendar calendar = dav.newCalendar("work", 1);
        var _ = one.post("/api/sources", source("Work", dav.base(), "work"));
        assertThat(one.post("/api/sources/1/sync", "").status()).isEqualTo(200);
        eventually(() -> other.feed("work").statusCode() == 200);

        calendar.put("b.ics", Events.sample(77).getBytes(UTF_8));
        assertThat(one.post("/api/sources/1/sync", "").status()).isEqualTo(200);

        String now = one.feed("work").body();
        eventually(() -> other.feed("work").body().equals(now));

        var _ = other.put("/api/sources/1", "{\"ics_path\": \"moved\"}");

        eventually(
                () -> one.feed("work").statusCode() == 404 && one.feed("moved").statusCode() == 200);

        var _ = other.delete("/api/sources/1");

        eventually(() -> one.feed("moved").statusCode() == 404);
    }

    @Test
    void watchers_of_both_see_what_happens_in_one() throws Exception {
        var _ = dav.newCalendar("work", 1);
        HttpClient client = HttpClient.newHttpClient();
        try {
            HttpResponse<Stream<String>> stream = client.send(
                    HttpRequest.newBuilder(other.uri("/api/events")).build(), HttpResponse.BodyHandlers.ofLines());
            CompletableFuture<List<String>> seen = CompletableFuture.supplyAsync(
                    () -> names(stream.body()), task -> Thread.ofVirtual().start(task));

            var _ = one.post("/api/sources", source("Work", dav.base(), "work"));
            var _ = one.post("/api/sources/1/sync", "");

            assertThat(seen.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).contains("source_changed", "run_finished");
        } finally {
            // Not close(), which waits for the stream to end.
            client.shutdownNow();
        }
    }

    /** The names of what is told, up to the end of the first run. */
    private static List<String> names(Stream<String> lines) {
        List<String> names = new ArrayList<>();
        for (Iterator<String> told = lines.iterator(); told.hasNext() && !names.contains("run_finished"); ) {
            String line = told.next();
            if (line.startsWith("event: ")) {
                names.add(line.substring("event: ".length()));
            }
        }
        return names;
    }

    @Test
    void processes_share_the_places_of_a_host_and_a_dead_one_gives_its_back() {
        try (Database first = PostgresDatabase.open(PostgresAddress.parse(url))) {
            HostPlaces.Taken kept;
            try (Database second = PostgresDatabase.open(PostgresAddress.parse(url))) {
                kept = first.sharing().places().tryTake("a.example", 2).orElseThrow();
                HostPlaces.Taken lent =
                        second.sharing().places().tryTake("a.example", 2).orElseThrow();
                assertThat(first.sharing().places().tryTake("a.example", 2)).isEmpty();
                assertThat(second.sharing().places().tryTake("a.example", 2)).isEmpty();
                assertThat(second.sharing().places().tryTake("b.example", 1)).isPresent();

                lent.close();
                lent.close();

                assertThat(second.sharing().places().tryTake("a.example", 2)).isPresent();
            }
            eventually(() -> first.sharing().places().tryTake("a.example", 2).isPresent());
            kept.close();
            assertThat(first.sharing().places().tryTake("a.example", 2)).isPresent();
        }
    }

    private static void eventually(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
