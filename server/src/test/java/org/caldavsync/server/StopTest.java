package org.caldavsync.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.caldavsync.server.db.SqliteDatabase;
import org.caldavsync.testkit.ServiceProcess;
import org.caldavsync.testkit.ServiceProcess.Exit;
import org.caldavsync.testkit.ServiceProcess.Launch;
import org.caldavsync.testkit.standin.StandInCalDav;
import org.caldavsync.testkit.standin.StandInCalendar;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the real process ends. */
@Tag("real")
class StopTest {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    @TempDir
    Path directory;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void sigterm_lets_the_item_in_flight_finish_and_begins_no_other() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (StandInCalDav origin = StandInCalDav.start();
                StandInCalDav target = StandInCalDav.start()) {
            origin.newCalendar("work", 40);
            StandInCalendar calendar = target.newCalendar("copy", 0);
            target.faults(request -> {
                if (request.method().equals("PUT")) {
                    writing.countDown();
                    assertThatCode(() -> goOn.await(60, TimeUnit.SECONDS)).doesNotThrowAnyException();
                }
                return Optional.empty();
            });
            ServiceProcess service = ServiceProcess.start(launch(Map.of()));
            copy(service, origin, target);
            CompletableFuture<Void> sync = CompletableFuture.runAsync(
                    () -> quietly(service, "/api/destinations/1/sync"), Thread::startVirtualThread);
            assertThat(writing.await(60, TimeUnit.SECONDS)).isTrue();

            long signalled = System.nanoTime();
            CompletableFuture<Exit> exit = CompletableFuture.supplyAsync(service::stop, Thread::startVirtualThread);
            service.awaitOutput("Stopping");
            awaitClosedDoor(service);
            goOn.countDown();

            assertThat(exit.get(60, TimeUnit.SECONDS).status()).isIn(0, 143);
            assertThat(Duration.ofNanos(System.nanoTime() - signalled)).isLessThan(TEN_SECONDS);
            assertThat(exit.get().output()).doesNotContain("did not end in time");
            sync.get(60, TimeUnit.SECONDS);
            assertThat(calendar.size()).isBetween(1, 20);
            target.faults(_ -> Optional.empty());
            try (ServiceProcess next = ServiceProcess.start(launch(Map.of()))) {
                assertThat(send(next, "GET", "/api/runs?destination_id=1", "").body())
                        .contains("\"status\":\"cancelled\"");
                assertThat(send(next, "POST", "/api/destinations/1/sync", "").statusCode())
                        .isEqualTo(200);
            }
            assertThat(calendar.size()).isEqualTo(40);
        }
    }

    /** The other sources are due while it stops: that they wait is what the next start does first. */
    @Test
    void sigterm_ends_within_ten_seconds_whatever_a_server_does_and_begins_no_run() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        try (StandInCalDav silent = StandInCalDav.start();
                StandInCalDav other = StandInCalDav.start()) {
            other.newCalendar("work", 1);
            silent.faults(request -> {
                asked.countDown();
                assertThatCode(never::await).doesNotThrowAnyException();
                return Optional.empty();
            });
            ServiceProcess service = ServiceProcess.start(launch(Map.of()));
            String every10 = "\"sync_interval_secs\": 10";
            for (int i = 0; i < 10; i++) {
                String source = TestService.source("S" + i, other.base(), "s" + i)
                        .replace("\"sync_interval_secs\": 0", every10);
                assertThat(send(service, "POST", "/api/sources", source).statusCode())
                        .isEqualTo(201);
            }
            String hanging =
                    TestService.source("Silent", silent.base(), "silent").replace("\"sync_interval_secs\": 0", every10);
            assertThat(send(service, "POST", "/api/sources", hanging).statusCode())
                    .isEqualTo(201);
            assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();

            long signalled = System.nanoTime();
            CompletableFuture<Exit> exit = CompletableFuture.supplyAsync(service::stop, Thread::startVirtualThread);
            awaitClosedDoor(service);
            long closed = System.currentTimeMillis();

            assertThat(exit.get(60, TimeUnit.SECONDS).status()).isIn(0, 143);
            assertThat(Duration.ofNanos(System.nanoTime() - signalled)).isBetween(Duration.ofSeconds(6), TEN_SECONDS);
            never.countDown();
            assertThat(startedAfter(closed)).isZero();
        }
    }

    private int startedAfter(long millis) {
        try (Handle handle = Jdbi.open(SqliteDatabase.readOnly(directory.resolve("data/caldav-sync.db")))) {
            assertThat(handle.select("SELECT count(*) FROM runs")
                            .mapTo(Integer.class)
                            .one())
                    .isGreaterThan(5);
            return handle.select("SELECT count(*) FROM runs WHERE started_at > ?", millis)
                    .mapTo(Integer.class)
                    .one();
        }
    }

    @Test
    void sigterm_before_it_is_ready_leaves_everything_closed() throws Exception {
        ServiceProcess.start(launch(Map.of())).stop();
        for (int round = 0; round < 4; round++) {
            ServiceProcess service = ServiceProcess.launched(launch(Map.of()));
            service.awaitOutput("No AUTH_USERNAME is set");

            Exit exit = service.stop();

            assertThat(exit.status()).isIn(0, 143);
            assertThat(exit.output()).contains("Stopping").doesNotContain("Exception");
            assertThat(directory.resolve("data/caldav-sync.db-wal")).doesNotExist();
        }
        ServiceProcess.start(launch(Map.of())).close();
    }

    @Test
    void sigterm_ends_a_start_that_waits_for_its_database() throws Exception {
        ServiceProcess service =
                ServiceProcess.launched(launch(Map.of("DATABASE_URL", "postgresql://a:b@127.0.0.1:1/none")));
        service.awaitOutput("No AUTH_USERNAME is set");

        long signalled = System.nanoTime();
        Exit exit = service.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - signalled)).isLessThan(TEN_SECONDS);
        assertThat(exit.status()).isIn(0, 143);
        assertThat(exit.output()).contains("Stopping").doesNotContain("Ready");
    }

    private Launch launch(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("DATA_DIR", directory.resolve("data").toString());
        return Launch.of("org.caldavsync.server.Main", environment)
                .with("-Xmx256m", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED")
                .with("--sun-misc-unsafe-memory-access=allow");
    }

    private void copy(ServiceProcess service, StandInCalDav origin, StandInCalDav target) throws Exception {
        var _ = send(service, "POST", "/api/sources", TestService.source("Work", origin.base(), "work"));
        var _ = send(service, "POST", "/api/sources/1/sync", "");
        String destination = TestService.destination("Copy", "source:1", target.base(), "copy");
        assertThat(send(service, "POST", "/api/destinations", TestService.with(destination, "\"sync_all\": true"))
                        .statusCode())
                .isEqualTo(201);
    }

    /** The signal has arrived once nobody is let in any more. */
    private void awaitClosedDoor(ServiceProcess service) {
        for (int i = 0; i < 10_000; i++) {
            try {
                if (send(service, "GET", "/api/health", "").statusCode() == 503) {
                    return;
                }
            } catch (IOException closed) {
                return;
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        throw new AssertionError("The service went on to answer after SIGTERM.");
    }

    /** Whoever waits for a run is told how it ended, or cut off with the process. */
    private void quietly(ServiceProcess service, String path) {
        try {
            var _ = send(service, "POST", path, "");
        } catch (IOException cutOff) {
            return;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<String> send(ServiceProcess service, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.uri(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
