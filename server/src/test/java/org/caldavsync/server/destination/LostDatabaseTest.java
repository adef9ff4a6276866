package org.caldavsync.server.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caldavsync.server.destination.LinkText.event;

import java.nio.file.Path;
import org.caldavsync.testkit.standin.Traffic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service forgets everything it has written: it finds it again on the server, and removes nothing it cannot know as its own. */
class LostDatabaseTest {
    @TempDir
    Path before;

    @TempDir
    Path after;

    private PushScene scene;
    private long id;

    @BeforeEach
    void lose() {
        scene = PushScene.start(before);
        scene.foreign("theirs.ics", event("theirs", "Somebody else's"));
        scene.publish(event("a", "First"), event("b", "Second"), event("c", "Third"));
        scene.expect(scene.create(), 3, 0);
        scene.loseDatabase(after);
        id = scene.create();
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void what_is_there_is_linked_without_a_write() {
        Traffic _ = scene.dav().takeTraffic();

        scene.expect(id, 0, 0);

        assertThat(scene.dav().takeTraffic().requests()).doesNotContainKeys("PUT", "DELETE");
        assertThat(scene.summaries()).containsExactly("First", "Second", "Somebody else's", "Third");
    }

    @Test
    void what_changed_meanwhile_is_updated_in_place() {
        scene.publish(event("a", "First again"), event("b", "Second"), event("c", "Third"));

        scene.expect(id, 1, 0);

        assertThat(scene.summaries()).containsExactly("First again", "Second", "Somebody else's", "Third");
    }

    @Test
    void what_it_cannot_know_as_its_own_stays() {
        scene.publish(event("b", "Second"), event("c", "Third"));

        scene.expect(id, 0, 0);

        assertThat(scene.summaries()).containsExactly("First", "Second", "Somebody else's", "Third");
    }
}
