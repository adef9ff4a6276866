package org.caldavsync.server.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caldavsync.server.destination.LinkText.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.caldavsync.server.TestService.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A link loses most of its events: nothing is removed until somebody wants that, or they are back. */
class HeldDeletionsTest {
    private static final int EVENTS = 20;

    @TempDir
    Path directory;

    private PushScene scene;
    private long id;

    @BeforeEach
    void loseMostEvents() {
        scene = PushScene.start(directory);
        scene.foreign("theirs.ics", event("theirs", "Somebody else's"));
        publish(EVENTS);
        id = scene.create();
        scene.expect(id, EVENTS, 0);
        publish(2);
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    private void publish(int events) {
        scene.publish(IntStream.range(0, events)
                .mapToObj(i -> event("uid-" + i, "Event " + i))
                .toArray(String[]::new));
    }

    private long held() {
        Reply reply = scene.sync(id);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().path("deleted").asInt()).isZero();
        assertThat(reply.body().path("held").asInt())
                .as(reply.body().toString())
                .isEqualTo(EVENTS - 2);
        assertThat(scene.calendar().size()).isEqualTo(EVENTS + 1);
        long run = reply.body().path("run_id").asLong();
        JsonNode told = scene.service().get("/api/runs/" + run).body().path("run");
        assertThat(told.path("status").asText()).isEqualTo("held");
        return run;
    }

    private Reply release(long run) {
        return scene.service().post("/api/destinations/" + id + "/release", "{\"run_id\": " + run + "}");
    }

    @Test
    void a_release_removes_exactly_what_was_held() {
        long run = held();

        Reply released = release(run);

        assertThat(released.status()).as(released.body().toString()).isEqualTo(200);
        assertThat(released.body().path("deleted").asInt()).isEqualTo(EVENTS - 2);
        assertThat(scene.summaries()).containsExactly("Event 0", "Event 1", "Somebody else's");
        scene.expect(id, 0, 0);
    }

    @Test
    void what_was_held_again_can_be_released_by_its_first_run() {
        long run = held();
        long later = held();

        assertThat(release(later).status()).isEqualTo(200);
        assertThat(release(run).status()).isEqualTo(409);
        assertThat(scene.summaries()).hasSize(3);
    }

    @Test
    void nothing_is_removed_where_the_link_has_moved_since() {
        long run = held();
        publish(3);

        Reply released = release(run);

        assertThat(released.status()).isEqualTo(409);
        assertThat(released.message()).contains("Nothing was removed");
        assertThat(scene.calendar().size()).isEqualTo(EVENTS + 1);
    }

    @Test
    void nothing_is_removed_for_a_run_that_held_nothing() {
        long run = held();

        assertThat(release(run - 1).status()).isEqualTo(409);
        assertThat(scene.calendar().size()).isEqualTo(EVENTS + 1);
    }

    @Test
    void it_ends_by_itself_when_the_events_are_back() {
        long run = held();

        publish(EVENTS - 1);
        scene.expect(id, 0, 1);

        assertThat(release(run).status()).isEqualTo(409);
        assertThat(scene.calendar().size()).isEqualTo(EVENTS);
    }

    @Test
    void what_is_new_and_changed_is_written_meanwhile() {
        long _ = held();
        scene.publish(event("uid-0", "Changed"), event("uid-1", "Event 1"), event("new", "New"));

        Reply reply = scene.sync(id);

        assertThat(reply.body().path("uploaded").asInt()).isEqualTo(2);
        assertThat(reply.body().path("held").asInt()).isEqualTo(EVENTS - 2);
        assertThat(scene.summaries()).contains("Changed", "New", "Event 19");
    }
}
