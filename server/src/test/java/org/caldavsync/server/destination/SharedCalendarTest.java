package org.caldavsync.server.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caldavsync.server.destination.LinkText.event;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.caldavsync.server.TestService;
import org.caldavsync.server.TestService.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two destinations that write to one calendar. */
class SharedCalendarTest {
    @TempDir
    Path directory;

    private PushScene scene;
    private long first;
    private long second;

    @BeforeEach
    void start() {
        scene = PushScene.start(directory);
        scene.publish(event("a", "First"), event("b", "Second"));
        scene.link().publish("/other.ics", LinkText.calendar(event("a", "Other"), event("c", "Third")));
        first = scene.create();
        String other = TestService.destination(
                "Other", scene.link().uri("/other.ics").toString(), scene.dav().base(), "club");
        second = scene.service()
                .post("/api/destinations", other)
                .body()
                .path("destination")
                .path("id")
                .asLong();
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void each_keeps_its_own_even_where_both_have_the_same_uid() {
        scene.expect(first, 2, 0);
        scene.expect(second, 2, 0);
        assertThat(scene.summaries()).containsExactly("First", "Other", "Second", "Third");
        assertThat(scene.of("UID")).doesNotHaveDuplicates();

        scene.publish(event("b", "Second"));
        scene.expect(first, 0, 1);
        scene.expect(second, 0, 0);
        assertThat(scene.summaries()).containsExactly("Other", "Second", "Third");
    }

    @Test
    void a_run_waits_for_one_that_writes_to_the_calendar_and_plans_on_what_that_has_left() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        scene.dav().faults(request -> {
            if (request.method().equals("PUT")) {
                writing.countDown();
                await(goOn);
            }
            return Optional.empty();
        });
        CompletableFuture<Reply> one =
                CompletableFuture.supplyAsync(() -> scene.sync(first), Thread::startVirtualThread);
        await(writing);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest events = HttpRequest.newBuilder(scene.service().uri("/api/events"))
                    .timeout(Duration.ofSeconds(60))
                    .build();
            try (Stream<String> lines =
                    client.send(events, HttpResponse.BodyHandlers.ofLines()).body()) {
                CompletableFuture<Reply> two =
                        CompletableFuture.supplyAsync(() -> scene.sync(second), Thread::startVirtualThread);
                assertThat(lines.anyMatch(line -> line.contains("waiting for another destination")))
                        .isTrue();
                goOn.countDown();
                assertThat(one.join().body().path("uploaded").asInt()).isEqualTo(2);
                assertThat(two.join().body().path("uploaded").asInt()).isEqualTo(2);
            }
        }
        assertThat(scene.of("UID")).hasSize(4).doesNotHaveDuplicates();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
