package org.caldavsync.server.destination;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.caldavsync.server.destination.LinkText.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.caldavsync.server.TestService.Reply;
import org.caldavsync.testkit.standin.Quirk;
import org.caldavsync.testkit.standin.StandInCalDav;
import org.caldavsync.testkit.standin.StandInCalendar;
import org.caldavsync.testkit.standin.Traffic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A link and a calendar, and what the service makes of the two. */
@Tag("store")
class DestinationSyncTest {
    @TempDir
    Path directory;

    private PushScene scene;

    @BeforeEach
    void start() {
        scene = PushScene.start(directory);
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void events_get_there_once_and_follow_the_link() {
        scene.publish(event("a", "First"), event("b", "Second"));
        long id = scene.create();
        scene.expect(id, 2, 0);
        assertThat(scene.summaries()).containsExactly("First", "Second");

        Reply second = scene.sync(id);
        assertThat(second.body().path("uploaded").asInt()).isZero();
        assertThat(second.body().path("skipped").asInt()).isEqualTo(2);

        scene.publish(event("a", "First again"), event("c", "Third"));
        scene.expect(id, 2, 1);
        assertThat(scene.summaries()).containsExactly("First again", "Third");
    }

    @Test
    void a_change_costs_its_write_and_two_requests() {
        String others = event("b", "Second") + event("c", "Third") + event("d", "Fourth");
        scene.publish(event("a", "First"), others);
        long id = scene.create();
        scene.expect(id, 4, 0);
        scene.publish(event("a", "Other"), others);
        scene.expect(id, 1, 0);
        Traffic _ = scene.dav().takeTraffic();

        scene.publish(event("a", "Another"), others);
        scene.expect(id, 1, 0);

        assertThat(scene.dav().takeTraffic().requests())
                .containsExactlyInAnyOrderEntriesOf(Map.of("PUT", 1, "REPORT", 2));
        assertThat(scene.summaries()).contains("Another").hasSize(4);
    }

    @Test
    void a_change_is_written_where_the_server_tells_no_changes() {
        scene.publish(event("a", "First"));
        long id = scene.create();
        scene.expect(id, 1, 0);
        StandInCalDav _ = scene.dav().with(Quirk.NO_SYNC_COLLECTION);

        scene.publish(event("a", "Other"));
        scene.foreign("foreign.ics", event("theirs", "Theirs"));
        scene.expect(id, 1, 0);

        assertThat(scene.summaries()).containsExactly("Other", "Theirs");
    }

    @Test
    void a_calendar_that_moved_is_found_again_when_the_link_changes() {
        scene.publish(event("a", "First"));
        long id = scene.create();
        scene.expect(id, 1, 0);
        scene.dav().remove(scene.calendar());
        StandInCalendar again = scene.dav().newCalendar("club", 0);

        scene.publish(event("a", "Other"));
        scene.expect(id, 1, 0);

        assertThat(again.size()).isEqualTo(1);
    }

    @Test
    void what_came_instead_of_a_calendar_is_in_the_run() {
        scene.publish(event("a", "First"));
        long id = scene.create();
        scene.expect(id, 1, 0);
        scene.link().publish("/all.ics", "text/html", "<html>Please sign in</html>".getBytes(UTF_8));

        Reply reply = scene.sync(id);

        assertThat(reply.status()).isEqualTo(502);
        JsonNode run = scene.service().get("/api/runs").body().path("runs").path(0);
        assertThat(run.path("error").asText()).contains("a web page", "Nothing was changed", "<html>Please sign in");
        assertThat(scene.summaries()).containsExactly("First");
    }

    @Test
    void nothing_is_removed_while_a_part_of_the_link_that_nobody_can_name_is_broken() {
        scene.publish(event("a", "First"), event("b", "Second"));
        long id = scene.create();
        scene.expect(id, 2, 0);
        String[] many = new String[30];
        Arrays.setAll(many, i -> event("more-" + i, "More"));
        String nameless = event("", "Second").replace("DTSTART:20300105T100000Z", "DTSTART:soon");

        scene.publish(String.join("", many), event("a", "First"), nameless);
        Reply held = scene.sync(id);

        assertThat(held.body().path("deleted").asInt()).isZero();
        assertThat(held.body().path("held").asInt()).as(held.body().toString()).isEqualTo(1);
        assertThat(scene.summaries()).contains("Second");
    }

    @Test
    void plans_and_runs_tell_days_from_times() {
        String day = event("a", "Fair")
                .replace("DTSTART:20300105T100000Z", "DTSTART;VALUE=DATE:20300105")
                .replace("DTEND:20300105T110000Z", "DTEND;VALUE=DATE:20300106");
        scene.publish(day, event("b", "Lunch"));
        long id = scene.create();
        JsonNode plan =
                scene.service().post("/api/destinations/" + id + "/preview", "").body();
        assertThat(plan.path("creates").findValuesAsText("start"))
                .containsExactlyInAnyOrder("2030-01-05", "2030-01-05T10:00:00Z");
        scene.expect(id, 2, 0);

        scene.publish(event("b", "Lunch"));
        scene.expect(id, 0, 1);

        JsonNode run = scene.service().get("/api/runs").body().path("runs").path(0);
        JsonNode removed = scene.service()
                .get("/api/runs/" + run.path("id").asLong() + "/items")
                .body()
                .path("items")
                .path(0);
        assertThat(removed.path("start").asText()).isEqualTo("2030-01-05");
        assertThat(removed.path("all_day").asBoolean()).isTrue();
    }
}
