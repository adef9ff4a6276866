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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
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

    /** How long two may serve something else than each other. */
    private static final Duration APART = Duration.ofSeconds(2);

    /** Requests that read, at a time, to one host. */
    private static final int READS = 2;

    private static final int SOURCES = 8;

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
        within(APART, () -> other.feed("work").statusCode() == 200);

        calendar.put("b.ics", Events.sample(77).getBytes(UTF_8));
        assertThat(one.post("/api/sources/1/sync", "").status()).isEqualTo(200);

        String now = one.feed("work").body();
        within(APART, () -> other.feed("work").body().equals(now));

        var _ = other.put("/api/sources/1", "{\"ics_path\": \"moved\"}");

        within(
                APART,
                () -> one.feed("work").statusCode() == 404 && one.feed("moved").statusCode() == 200);

        var _ = other.delete("/api/sources/1");

        within(APART, () -> one.feed("moved").statusCode() == 404);
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
    void a_host_gets_no_more_requests_at_a_time_from_both_than_from_one() {
        var _ = dav.newCalendar("work", 3);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        dav.faults(_ -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            LockSupport.parkNanos(Duration.ofMillis(30).toNanos());
            now.decrementAndGet();
            return Optional.empty();
        });
        for (int source = 1; source <= SOURCES; source++) {
            var _ = one.post("/api/sources", source("Work " + source, dav.base(), "work-" + source));
        }

        List<CompletableFuture<Integer>> answers = IntStream.rangeClosed(1, SOURCES)
                .mapToObj(source -> CompletableFuture.supplyAsync(
                        () -> (source % 2 == 0 ? one : other)
                                .post("/api/sources/" + source + "/sync", "")
                                .status(),
                        task -> Thread.ofVirtual().start(task)))
                .toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(200));
        assertThat(most.get()).isEqualTo(READS);
    }

    @Test
    void what_stands_in_the_database_both_tell_alike() {
        var _ = dav.newCalendar("work", 3);
        String hourly =
                source("Work", dav.base(), "work").replace("\"sync_interval_secs\": 0", "\"sync_interval_secs\": 3600");
        assertThat(one.post("/api/sources", hourly).status()).isEqualTo(201);
        assertThat(one.post("/api/sources/1/sync", "").status()).isEqualTo(200);

        assertThat(gauges(one)).hasSize(3).isEqualTo(gauges(other));
    }

    private static List<String> gauges(TestService node) {
        return new String(node.bytes("/metrics").body(), UTF_8)
                .lines()
                .filter(line -> line.startsWith("caldavsync_sync_interval_seconds{")
                        || line.startsWith("caldavsync_failing{")
                        || line.startsWith("caldavsync_database_up "))
                .toList();
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
        within(PATIENCE, condition);
    }

    private static void within(Duration time, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(time);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
