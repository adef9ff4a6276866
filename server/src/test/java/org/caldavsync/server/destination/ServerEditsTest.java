package org.caldavsync.server.destination;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.caldavsync.server.destination.LinkText.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.caldavsync.server.TestService.Reply;
import org.caldavsync.testkit.Answer;
import org.caldavsync.testkit.ReceivedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do to written events on the server, and what a server wants to be told or does not take. */
class ServerEditsTest {
    @TempDir
    Path directory;

    private PushScene scene;
    private final List<ReceivedRequest> seen = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() {
        scene = PushScene.start(directory);
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    private String nameOf(String uid) {
        return scene.calendar().names().stream()
                .filter(name -> scene.calendar().text(name).orElseThrow().contains("UID:" + uid + "\r\n"))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode onlyItem(Reply reply) {
        JsonNode items = scene.service()
                .get("/api/runs/" + reply.body().path("run_id").asLong() + "/items")
                .body()
                .path("items");
        assertThat(items).as(items.toString()).hasSize(1);
        return items.path(0);
    }

    @Test
    void an_edit_by_hand_is_written_over_once_and_told() {
        scene.publish(event("a", "First"), event("b", "Second"));
        long id = scene.create();
        scene.expect(id, 2, 0);
        assertThat(scene.calendar()
                        .put(
                                nameOf("a"),
                                LinkText.calendar(event("a", "By hand")).getBytes(UTF_8)))
                .isFalse();

        Reply reply = scene.sync(id);

        assertThat(reply.body().path("uploaded").asInt()).isEqualTo(1);
        JsonNode item = onlyItem(reply);
        assertThat(item.path("action").asText()).isEqualTo("updated");
        assertThat(item.path("reason").asText()).contains("edited on the server");
        assertThat(scene.summaries()).containsExactly("First", "Second");
        scene.expect(id, 0, 0);
    }

    @Test
    void a_deletion_by_hand_is_undone_and_told() {
        scene.publish(event("a", "First"), event("b", "Second"));
        long id = scene.create();
        scene.expect(id, 2, 0);
        assertThat(scene.calendar().delete(nameOf("a"))).isTrue();

        Reply reply = scene.sync(id);

        JsonNode item = onlyItem(reply);
        assertThat(item.path("action").asText()).isEqualTo("created");
        assertThat(item.path("reason").asText()).contains("deleted");
        assertThat(scene.summaries()).containsExactly("First", "Second");
        scene.expect(id, 0, 0);
    }

    @Test
    void no_deletion_has_the_server_send_mail_and_every_write_is_conditional() {
        scene.publish(event("a", "First"), event("b", "Second"), event("c", "Third"));
        long id = scene.create();
        scene.expect(id, 3, 0);
        scene.dav().faults(this::record);

        scene.publish(event("a", "First again"), event("b", "Second"), event("d", "Fourth"));
        scene.expect(id, 2, 1);

        assertThat(of("DELETE")).singleElement().satisfies(request -> {
            assertThat(request.header("Schedule-Reply")).contains("F");
            assertThat(request.header("If-Match")).isPresent();
        });
        assertThat(of("PUT"))
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.header("If-Match").or(() -> request.header("If-None-Match")))
                        .isPresent());
    }

    private Optional<Answer> record(ReceivedRequest request) {
        seen.add(request);
        return Optional.empty();
    }

    private List<ReceivedRequest> of(String method) {
        return seen.stream().filter(request -> request.method().equals(method)).toList();
    }

    @Test
    void attendees_that_are_kept_are_left_to_clients() {
        String people = "ORGANIZER:mailto:bob@example.org\nATTENDEE:mailto:alice@example.org\n";
        scene.publish(event("a", "Meeting", people));
        long id = scene.create("\"attendees\": \"keep\"");

        scene.expect(id, 1, 0);

        assertThat(scene.calendar().text(nameOf("a")).orElseThrow())
                .contains(
                        "ORGANIZER;SCHEDULE-AGENT=CLIENT:mailto:bob@example.org",
                        "ATTENDEE;SCHEDULE-AGENT=CLIENT:mailto:alice@example.org");
        scene.expect(id, 0, 0);
    }

    @Test
    void what_is_refused_is_written_in_a_simpler_form() {
        scene.dav().faults(request -> refusing(request, "BEGIN:VALARM", 403));
        String reminder = "BEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:Soon\nTRIGGER:-PT5M\nEND:VALARM\n";
        scene.publish(event("a", "Reminded", reminder), event("b", "Plain"));
        long id = scene.create();

        scene.expect(id, 2, 0);

        assertThat(scene.calendar().text(nameOf("a")).orElseThrow())
                .contains("SUMMARY:Reminded")
                .doesNotContain("VALARM");
        scene.expect(id, 0, 0);
    }

    @Test
    void what_is_too_large_is_written_smaller() {
        scene.dav()
                .faults(request ->
                        request.method().equals("PUT") && request.body().length() > 12_000
                                ? Optional.of(Answer.status(413))
                                : Optional.empty());
        scene.publish(event("a", "Long", "DESCRIPTION:" + "x".repeat(20_000) + "\n"));
        long id = scene.create();

        scene.expect(id, 1, 0);

        assertThat(scene.summaries()).containsExactly("Long");
        scene.expect(id, 0, 0);
    }

    @Test
    void one_event_that_is_refused_costs_no_other_and_is_not_tried_every_time() {
        scene.dav().faults(request -> refusing(request, "SUMMARY:Bad", 403));
        List<String> events = new ArrayList<>(List.of(event("bad", "Bad")));
        for (int i = 0; i < 8; i++) {
            events.add(event("good-" + i, "Good " + i));
        }
        scene.publish(events.toArray(String[]::new));
        long id = scene.create();

        Reply first = scene.sync(id);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body().path("uploaded").asInt()).isEqualTo(8);
        assertThat(first.body().path("failed").asInt()).isEqualTo(1);
        assertThat(first.message()).contains("Bad");
        scene.dav().faults(this::record);

        Reply second = scene.sync(id);

        assertThat(second.body().path("uploaded").asInt()).isZero();
        assertThat(of("PUT")).isEmpty();
    }

    private static Optional<Answer> refusing(ReceivedRequest request, String text, int status) {
        return request.method().equals("PUT") && request.body().contains(text)
                ? Optional.of(Answer.status(status))
                : Optional.empty();
    }
}
