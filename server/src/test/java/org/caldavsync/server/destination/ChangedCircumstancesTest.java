package org.caldavsync.server.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caldavsync.server.destination.LinkText.event;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.caldavsync.server.TestService.Reply;
import org.caldavsync.testkit.Answer;
import org.caldavsync.testkit.standin.Quirk;
import org.caldavsync.testkit.standin.StandInCalDav;
import org.caldavsync.testkit.standin.Traffic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A calendar that was written to, and is not as it was when the service looks again. */
class ChangedCircumstancesTest {
    @TempDir
    Path directory;

    private PushScene scene;
    private long id;

    @BeforeEach
    void writeOnce() {
        scene = PushScene.start(directory);
        scene.publish(event("a", "First"), event("b", "Second"), event("c", "Third"), event("d", "Fourth"));
        id = scene.create();
        scene.expect(id, 4, 0);
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void a_calendar_that_may_only_be_read_by_now_is_told_as_that_and_nothing_is_put_off() {
        StandInCalDav readOnly = scene.dav().with(Quirk.READ_ONLY);
        scene.publish(event("a", "First again"), event("b", "Second"), event("c", "Third"), event("e", "Fifth"));
        Traffic _ = scene.dav().takeTraffic();

        Reply refused = scene.sync(id);

        assertThat(refused.message()).contains("may only be read");
        assertThat(scene.dav().takeTraffic().requests().getOrDefault("PUT", 0)).isLessThanOrEqualTo(2);
        StandInCalDav _ = readOnly.without(Quirk.READ_ONLY);
        scene.expect(id, 2, 1);
        assertThat(scene.summaries()).containsExactly("Fifth", "First again", "Second", "Third");
    }

    @Test
    void what_a_killed_process_had_written_goes_with_its_destination() throws SQLException {
        forgetVersions();

        Reply removed = scene.service().delete("/api/destinations/" + id + "?events=remove");

        assertThat(removed.body().path("deleted").asInt()).isEqualTo(4);
        assertThat(scene.summaries()).isEmpty();
    }

    /** As a process leaves them that was killed before it could note its writes. */
    private void forgetVersions() throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("data/caldav-sync.db"));
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("UPDATE pushed_items SET state = 'intent', etag = ''"))
                    .isEqualTo(4);
            assertThat(statement.executeUpdate("DELETE FROM target_members")).isEqualTo(4);
            assertThat(statement.executeUpdate("UPDATE push_states SET sync_token = '', ctag = '', listed_at = 0"))
                    .isEqualTo(1);
        }
    }

    @Test
    void what_somebody_changed_stays_and_is_told() {
        String name = scene.calendar().names().getFirst();
        String edited = scene.calendar().text(name).orElseThrow().replaceFirst("SUMMARY:.*", "SUMMARY:By hand");
        assertThat(scene.calendar().put(name, edited.getBytes(StandardCharsets.UTF_8)))
                .isFalse();

        Reply removed = scene.service().delete("/api/destinations/" + id + "?events=remove");

        assertThat(removed.body().path("deleted").asInt()).isEqualTo(3);
        assertThat(removed.message()).contains("therefore kept: 1");
        assertThat(scene.summaries()).containsExactly("By hand");
    }

    @Test
    void two_events_that_the_server_keeps_under_one_name_cost_no_other() {
        scene.dav()
                .faults(request ->
                        request.method().equals("PUT") && request.body().contains("SUMMARY:Same")
                                ? Optional.of(Answer.status(201)
                                        .header("Location", "/calendars/alice/club/same.ics")
                                        .header("ETag", "\"same\""))
                                : Optional.empty());
        scene.publish(
                event("a", "First"),
                event("b", "Second"),
                event("c", "Third"),
                event("d", "Fourth"),
                event("e", "Same"),
                event("f", "Same too"),
                event("g", "Last"));

        Reply reply = scene.sync(id);

        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        assertThat(scene.summaries()).contains("Last");
    }
}
