package org.caldavsync.server.destination;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.caldavsync.server.destination.LinkText.event;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.caldavsync.server.TestService.Reply;
import org.caldavsync.testkit.Answer;
import org.caldavsync.testkit.standin.Quirk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers whose versions cannot be the condition of a write: weak ones, compared as RFC 9110 has it, and none at all. */
class UnversionedServersTest {
    @TempDir
    Path directory;

    /** How a server fails to have usable versions. */
    enum Kind {
        WEAK,
        NONE;

        Quirk[] quirks() {
            return switch (this) {
                case WEAK -> new Quirk[] {Quirk.WEAK_ETAGS, Quirk.WEAK_NEVER_MATCHES};
                case NONE -> new Quirk[] {Quirk.NO_ETAGS, Quirk.NO_ETAG_ON_PUT};
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void changes_and_removals_get_there_all_the_same(Kind kind) {
        try (PushScene scene = PushScene.start(directory, kind.quirks())) {
            scene.foreign("theirs.ics", event("theirs", "Somebody else's"));
            scene.publish(event("a", "First"), event("b", "Second"), event("c", "Third"), event("d", "Fourth"));
            long id = scene.create();
            scene.expect(id, 4, 0);
            scene.expect(id, 0, 0);

            scene.publish(event("a", "First, moved"), event("c", "Third"), event("d", "Fourth"));
            scene.expect(id, 1, 1);
            scene.expect(id, 0, 0);

            assertThat(scene.summaries()).containsExactly("First, moved", "Fourth", "Somebody else's", "Third");
            Reply removed = scene.service().delete("/api/destinations/" + id + "?events=remove");
            assertThat(removed.body().path("deleted").asInt())
                    .as(removed.body().toString())
                    .isEqualTo(3);
            assertThat(scene.summaries()).containsExactly("Somebody else's");
        }
    }

    @Test
    void what_somebody_changed_since_the_look_is_seen_before_it_is_written_over() {
        try (PushScene scene = PushScene.start(directory, Kind.NONE.quirks())) {
            scene.publish(event("a", "First"));
            long id = scene.create();
            scene.expect(id, 1, 0);
            String object = scene.calendar().names().getFirst();
            String theirs = LinkText.calendar(event("a", "Theirs"));
            scene.publish(event("a", "First again"));
            AtomicInteger multigets = new AtomicInteger();
            scene.dav().faults(request -> {
                // The run's look reads it, then what is shown of the change, then the writer.
                if (request.body().contains("calendar-multiget") && multigets.incrementAndGet() == 3) {
                    scene.calendar().put(object, theirs.getBytes(UTF_8));
                }
                return Optional.empty();
            });

            Reply reply = scene.sync(id);

            assertThat(reply.body().path("failed").asInt())
                    .as(reply.body().toString())
                    .isEqualTo(1);
            assertThat(scene.calendar().text(object)).contains(theirs);
            scene.dav().faults(_ -> Optional.empty());
            scene.expect(id, 1, 0);
            assertThat(scene.summaries()).containsExactly("First again");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_condition_that_fails_though_there_was_none_does_not_count_against_the_event(Kind kind) {
        try (PushScene scene = PushScene.start(directory, kind.quirks())) {
            scene.publish(event("a", "First"));
            long id = scene.create();
            scene.expect(id, 1, 0);
            scene.publish(event("a", "First again"));
            scene.dav()
                    .faults(request -> request.method().equals("PUT")
                                    && request.header("If-Match").isEmpty()
                            ? Optional.of(Answer.status(412))
                            : Optional.empty());
            Reply refused = scene.sync(id);
            assertThat(refused.body().path("failed").asInt())
                    .as(refused.body().toString())
                    .isEqualTo(1);

            scene.dav().faults(_ -> Optional.empty());
            scene.expect(id, 1, 0);
            assertThat(scene.summaries()).containsExactly("First again");
        }
    }

    @Test
    void a_strong_version_is_always_a_condition() {
        try (PushScene scene = PushScene.start(directory)) {
            scene.publish(event("a", "First"));
            long id = scene.create();
            scene.expect(id, 1, 0);
            scene.publish(event("a", "First, moved"));
            AtomicBoolean unconditional = new AtomicBoolean();
            scene.dav().faults(request -> {
                boolean put = request.method().equals("PUT");
                if (put && request.header("If-Match").isEmpty()) {
                    unconditional.set(true);
                }
                return put ? Optional.of(Answer.status(412)) : Optional.empty();
            });

            Reply reply = scene.sync(id);

            assertThat(reply.body().path("failed").asInt())
                    .as(reply.body().toString())
                    .isEqualTo(1);
            assertThat(unconditional).isFalse();
        }
    }
}
