package org.caldavsync.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.caldavsync.testkit.ServiceProcess;
import org.caldavsync.testkit.ServiceProcess.Exit;
import org.caldavsync.testkit.ServiceProcess.Launch;
import org.caldavsync.testkit.standin.StandInCalDav;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a process can show: exit statuses, signals, being killed. */
@Tag("real")
class ProcessTest {
    private static final Pattern UID = Pattern.compile("^UID:", Pattern.MULTILINE);

    @TempDir
    Path directory;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Launch launch(String... more) {
        Map<String, String> environment = new HashMap<>();
        environment.put("DATA_DIR", directory.resolve("data").toString());
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return Launch.of("org.caldavsync.server.Main", environment)
                .with("-Xmx256m", "--enable-native-access=ALL-UNNAMED");
    }

    private HttpResponse<String> send(ServiceProcess service, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.uri(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void every_configuration_problem_is_listed_and_the_status_is_2() {
        Exit exit = ServiceProcess.runToEnd(
                launch("LOG_FORMAT", "xml", "AUTH_USERNAME", "a", "METRICS", "no", "HISTORY_DAYS", "-3"));

        assertThat(exit.status()).isEqualTo(2);
        assertThat(exit.output()).contains("LOG_FORMAT", "AUTH_USERNAME", "METRICS", "HISTORY_DAYS");
    }

    @Test
    void sigterm_ends_it_cleanly() {
        ServiceProcess service = ServiceProcess.start(launch());

        Exit exit = service.stop();

        assertThat(exit.output()).contains("Stopping");
        assertThat(exit.status()).isIn(0, 143);
        service.close();
    }

    @Test
    void a_damaged_database_stops_the_start_with_advice_and_stays_as_it_is() throws IOException {
        Path database = directory.resolve("data/caldav-sync.db");
        ServiceProcess.start(launch()).close();
        Files.deleteIfExists(directory.resolve("data/caldav-sync.db-wal"));
        try (RandomAccessFile file = new RandomAccessFile(database.toFile(), "rw")) {
            file.write("not a database at all, is it".getBytes(UTF_8));
        }
        byte[] damaged = Files.readAllBytes(database);

        Exit exit = ServiceProcess.runToEnd(launch());

        assertThat(exit.status()).isEqualTo(1);
        assertThat(exit.output()).contains("damaged").contains("backup");
        assertThat(Files.readAllBytes(database)).isEqualTo(damaged);
    }

    @Test
    void another_key_stops_the_start_and_changes_nothing() throws Exception {
        try (StandInCalDav server = StandInCalDav.start()) {
            server.newCalendar("work", 3);
            ServiceProcess first = ServiceProcess.start(launch());
            send(first, "POST", "/api/sources", TestService.source("Work", server.base(), "work"));
            // Ended in order, so that nothing is left for the next start to write.
            assertThat(first.stop().output()).contains("Stopping");

            byte[] before = Files.readAllBytes(directory.resolve("data/caldav-sync.db"));
            Exit exit = ServiceProcess.runToEnd(launch("SECRET_KEY", "ab".repeat(32)));
            assertThat(exit.status()).isEqualTo(1);
            assertThat(exit.output())
                    .contains("The service cannot start: The stored password of sources 1 does not open with this key.")
                    .contains("nothing was changed");
            assertThat(Files.readAllBytes(directory.resolve("data/caldav-sync.db")))
                    .isEqualTo(before);

            try (ServiceProcess service = ServiceProcess.start(launch())) {
                assertThat(send(service, "POST", "/api/sources/1/sync", "").statusCode())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void killed_at_any_point_of_a_pull_it_goes_on_and_loses_nothing() throws Exception {
        Random random = new Random(20261122);
        try (StandInCalDav server = StandInCalDav.start()) {
            server.newCalendar("work", 1_500);
            try (ServiceProcess service = ServiceProcess.start(launch())) {
                send(service, "POST", "/api/sources", TestService.source("Work", server.base(), "work"));
            }
            for (int round = 0; round < 4; round++) {
                killDuringSync(server, 1 + random.nextInt(12));
            }
            server.faults(_ -> Optional.empty());
            try (ServiceProcess service = ServiceProcess.start(launch())) {
                HttpResponse<String> synced = send(service, "POST", "/api/sources/1/sync", "");
                assertThat(synced.statusCode()).as(synced.body()).isEqualTo(200);
                String feed = send(service, "GET", "/ics/work", "").body();
                assertThat(UID.matcher(feed).results().count()).isEqualTo(1_500);
                assertThat(synced.body()).contains("\"events\":1500");
            }
        }
    }

    private void killDuringSync(StandInCalDav server, int request) throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        AtomicInteger seen = new AtomicInteger();
        server.faults(_ -> {
            if (seen.incrementAndGet() == request) {
                reached.countDown();
            }
            return Optional.empty();
        });
        ServiceProcess service = ServiceProcess.start(launch());
        Thread.startVirtualThread(() -> {
            try {
                send(service, "POST", "/api/sources/1/sync", "");
            } catch (IOException | InterruptedException killed) {
                // Expected: the process dies while this waits.
                Thread.currentThread().interrupt();
            }
        });
        // A sync of few requests may be over before: then it is killed when idle.
        var _ = reached.await(5, TimeUnit.SECONDS);
        service.close();
    }
}
