package org.caldavsync.server.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caldavsync.server.destination.LinkText.event;

import java.nio.file.Path;
import org.caldavsync.server.TestService.Reply;
import org.caldavsync.testkit.standin.Quirk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers that show what was written only some time later, while runs come in between (Bedework, Purelymail). */
class LateCalendarTest {
    @TempDir
    Path directory;

    /** By what such a server lets changes be noticed. */
    enum Kind {
        BY_TOKEN,
        BY_CTAG,
        BY_LISTING,
        WITHOUT_ETAG_OF_A_WRITE;

        Quirk[] quirks() {
            return switch (this) {
                case BY_TOKEN -> new Quirk[] {};
                case BY_CTAG -> new Quirk[] {Quirk.NO_SYNC_COLLECTION};
                case BY_LISTING -> new Quirk[] {Quirk.NO_SYNC_COLLECTION, Quirk.NO_CTAG};
                case WITHOUT_ETAG_OF_A_WRITE -> new Quirk[] {Quirk.NO_ETAG_ON_PUT};
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_is_shown_late_is_neither_doubled_nor_lost(Kind kind) {
        try (PushScene scene = PushScene.start(directory, kind.quirks())) {
            scene.foreign("theirs.ics", event("theirs", "Somebody else's"));
            scene.publish(event("a", "First"), event("b", "Second"), event("c", "Third"));
            long id = scene.create();

            scene.calendar().showLate();
            scene.expect(id, 3, 0);
            Reply _ = scene.sync(id);
            scene.calendar().showAll();
            converges(scene, id, "First", "Second", "Somebody else's", "Third");

            scene.publish(event("a", "First, moved"), event("c", "Third"), event("d", "Fourth"));
            scene.calendar().showLate();
            scene.expect(id, 2, 1);
            Reply _ = scene.sync(id);
            scene.publish(event("a", "First, moved again"), event("c", "Third"), event("d", "Fourth"));
            Reply _ = scene.sync(id);
            scene.calendar().showAll();
            converges(scene, id, "First, moved again", "Fourth", "Somebody else's", "Third");
        }
    }

    @Test
    void a_name_that_is_taken_by_what_is_not_shown_yet_is_said_so() {
        try (PushScene scene = PushScene.start(directory, Kind.BY_LISTING.quirks())) {
            scene.publish(event("a", "First"));
            long id = scene.create();
            scene.calendar().showLate();
            scene.expect(id, 1, 0);

            Reply reply = scene.sync(id);

            assertThat(reply.body().path("message").asText())
                    .as(reply.body().toString())
                    .contains("does not show it yet");
        }
    }

    /** One run later the calendar is as the link is, and then nothing is left to do. */
    private static void converges(PushScene scene, long id, String... summaries) {
        Reply reply = scene.sync(id);
        assertThat(reply.body().path("failed").asInt(-1))
                .as(reply.body().toString())
                .isZero();
        assertThat(scene.summaries()).containsExactly(summaries);
        scene.expect(id, 0, 0);
    }
}
