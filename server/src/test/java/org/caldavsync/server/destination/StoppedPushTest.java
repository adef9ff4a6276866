package org.caldavsync.server.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caldavsync.server.destination.LinkText.event;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.caldavsync.server.TestService.Reply;
import org.caldavsync.testkit.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that takes no more in the middle of a push: nothing more is sent, what is there is kept, the rest follows. */
class StoppedPushTest {
    private static final int EVENTS = 30;
    private static final int TAKEN = 10;

    /** How it says so, and what a person is told. */
    enum Stop {
        THROTTLED(Answer.status(429).header("Retry-After", "120"), "asks for a pause"),
        FULL(Answer.status(507), "account is full"),
        READ_ONLY(
                Answer.status(403).body("application/xml", "<d:error xmlns:d=\"DAV:\"><d:need-privileges/></d:error>"),
                "may only be read"),
        FAILING(Answer.status(500), "failed");

        private final Answer answer;
        private final String told;

        Stop(Answer answer, String told) {
            this.answer = answer;
            this.told = told;
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
                        ? Optional.of(stop.answer)
                        : Optional.empty());

        Reply stopped = scene.sync(id);

        assertThat(stopped.message()).contains(stop.told);
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
}
