package org.caldavsync.server.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caldavsync.server.destination.LinkText.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.caldavsync.server.TestService.Reply;
import org.caldavsync.testkit.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that takes no more in the middle of a push: nothing more is sent, what is there is kept, the rest follows. */
class StoppedPushTest {
    private static final int EVENTS = 30;
    private static final int TAKEN = 10;

    /** How it says so. */
    enum Stop {
        THROTTLED,
        FULL,
        READ_ONLY,
        FAILING;

        Answer answer() {
            return switch (this) {
                case THROTTLED -> Answer.status(429).header("Retry-After", "120");
                case FULL -> Answer.status(507);
                case READ_ONLY ->
                    Answer.status(403)
                            .body("application/xml", "<d:error xmlns:d=\"DAV:\"><d:need-privileges/></d:error>");
                case FAILING -> Answer.status(500);
            };
        }

        /** What a person is told. */
        String told() {
            return switch (this) {
                case THROTTLED -> "asks for a pause";
                case FULL -> "account is full";
                case READ_ONLY -> "may only be read";
                case FAILING -> "failed";
            };
        }
    }

    @TempDir
    Path directory;

    private PushScene scene;

    @BeforeEach
    void start() {
        scene = PushScene.start(directory);
        scene.foreign("theirs.ics", event("theirs", "Somebody else's"));
        scene.publish(IntStream.range(0, EVENTS)
                .mapToObj(i -> event("uid-" + i, "Event " + i))
                .toArray(String[]::new));
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @ParameterizedTest
    @EnumSource
    void stops_soon_and_goes_on_where_it_was(Stop stop) {
        long id = scene.create();
        AtomicInteger puts = new AtomicInteger();
        scene.dav()
                .faults(request -> request.method().equals("PUT") && puts.incrementAndGet() > TAKEN
                        ? Optional.of(stop.answer())
                        : Optional.empty());

        Reply stopped = scene.sync(id);

        assertThat(stopped.message()).contains(stop.told());
        assertThat(puts).hasValueBetween(TAKEN + 1, TAKEN + 10);
        assertThat(scene.calendar().size()).isEqualTo(TAKEN + 1);
        scene.dav().faults(_ -> Optional.empty());
        Reply rest = scene.sync(id);
        assertThat(rest.body().path("uploaded").asInt())
                .as(rest.body().toString())
                .isEqualTo(EVENTS - TAKEN);
        assertThat(scene.summaries()).hasSize(EVENTS + 1).doesNotHaveDuplicates();
        scene.expect(id, 0, 0);
    }

    @Test
    @Timeout(60)
    void a_cancelled_run_ends_what_is_under_way_and_writes_nothing_that_was_only_prepared() throws Exception {
        // Two under way, one prepared, and nobody who would hand out more and notice.
        scene.publish(event("a", "First"), event("b", "Second"), event("c", "Third"));
        long id = scene.create();
        AtomicInteger puts = new AtomicInteger();
        CountDownLatch underWay = new CountDownLatch(2);
        CountDownLatch cancelled = new CountDownLatch(1);
        scene.dav().faults(request -> {
            if (request.method().equals("PUT")) {
                puts.incrementAndGet();
                underWay.countDown();
                await(cancelled);
            }
            return Optional.empty();
        });
        CompletableFuture<Reply> run = CompletableFuture.supplyAsync(() -> scene.sync(id), Thread::startVirtualThread);
        underWay.await();

        JsonNode open = scene.service().get("/api/runs").body().path("runs").path(0);
        Reply cancel = scene.service().post("/api/runs/" + open.path("id").asLong() + "/cancel", "");
        assertThat(cancel.status()).as(cancel.body().toString()).isBetween(200, 202);
        cancelled.countDown();
        Reply _ = run.get();

        assertThat(puts).hasValue(2);
        scene.dav().faults(_ -> Optional.empty());
        scene.expect(id, 1, 0);
        scene.expect(id, 0, 0);
        assertThat(scene.summaries()).containsExactly("First", "Second", "Somebody else's", "Third");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
