package org.caldavsync.server.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caldavsync.server.TestService.destination;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.caldavsync.server.openapi.OpenApiContract;
import org.caldavsync.server.run.EventStart;
import org.caldavsync.server.run.FailureCause;
import org.caldavsync.server.run.Outcome;
import org.caldavsync.server.run.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the ends of runs and plans are answered, over HTTP; what the runs do is scripted. */
@Tag("store")
class DestinationRunRoutesTest {
    private static final String ONE = "/api/destinations/1";
    private static final Map<String, Long> COUNTS = Map.of(
            "created",
            3L,
            "updated",
            2L,
            "linked",
            10L,
            "unchanged",
            20L,
            "past",
            30L,
            "unsupported",
            1L,
            "deleted",
            4L,
            "failed",
            5L,
            "held",
            6L,
            "total",
            71L);
    private static final String SYNCED =
            "\"uploaded\":5,\"skipped\":61,\"deleted\":4,\"total\":71,\"run_id\":1,\"failed\":5,\"held\":6}";
    private static final PlanView PLAN = new PlanView(
            "One event would be added.",
            "p1",
            List.of(new PlanView.Event("a@x", "Lunch", EventStart.timed(Instant.parse("2026-11-22T07:44:17Z")), "")),
            List.of(),
            List.of(),
            List.of(new PlanView.Event("b@x", "Old", null, "It is over.")),
            List.of(),
            List.of("The calendar is shared."),
            new PlanView.Held("Too many.", 12),
            new PlanView.Counts(1, 0, 12, 0, 0, 1, 0, 12, 2));

    @TempDir
    Path directory;

    private ScriptedDestinations site;

    @BeforeEach
    void start() throws Exception {
        site = ScriptedDestinations.start(directory);
        assertThat(site.post(
                                "/api/destinations",
                                destination(
                                        "School",
                                        "https://school.invalid/a.ics",
                                        URI.create("http://dav.invalid/"),
                                        "work"))
                        .statusCode())
                .isEqualTo(201);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @CanIgnoreReturnValue
    private String check(HttpResponse<String> answer, String operation, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(OpenApiContract.load().problems(operation, status, answer.body()))
                .isEmpty();
        return answer.body();
    }

    private String sync(String body, int status) throws Exception {
        return check(site.post(ONE + "/sync", body), "POST /api/destinations/{id}/sync", status);
    }

    @Test
    void a_sync_tells_what_it_did() throws Exception {
        site.runsDo(new Outcome.Ok(COUNTS, true));

        assertThat(sync("", 200))
                .contains("\"status\":\"success\"", "added: 3, changed: 2, removed: 4")
                .endsWith(SYNCED);
    }

    @Test
    void what_failed_or_is_held_is_no_error() throws Exception {
        site.runsDo(new Outcome.Partial(COUNTS, true, List.of("Lunch was refused.")));
        assertThat(sync("{}", 200)).contains("Lunch was refused.").endsWith(SYNCED);

        site.runsDo(new Outcome.Held(COUNTS, true, "Six deletions wait for a release."));
        assertThat(sync("{\"plan_id\": null}", 200)).contains("Six deletions wait");
    }

    @ParameterizedTest
    @CsvSource({"UPSTREAM,502", "TIMEOUT,504", "SERVICE,503"})
    void a_failure_is_told_as_whose_fault_it_was(FailureCause cause, int status) throws Exception {
        Verdict verdict = new Verdict.Retry(Instant.EPOCH, cause, "The calendar cannot be reached.");
        site.runsDo(new Outcome.Failed(Map.of(), verdict));
        site.previewsSay(new PreviewResult.Impossible(verdict));

        assertThat(sync("", status)).contains("cannot be reached");
        assertThat(check(site.post(ONE + "/preview", ""), "POST /api/destinations/{id}/preview", status))
                .contains("cannot be reached");
    }

    @Test
    void who_prefers_that_need_not_wait() throws Exception {
        site.runsDo(new Outcome.Ok(COUNTS, true));

        HttpResponse<String> answer = site.send(site.request(ONE + "/sync")
                .header("Prefer", "respond-async")
                .POST(HttpRequest.BodyPublishers.noBody()));

        check(answer, "POST /api/destinations/{id}/sync", 202);
        assertThat(answer.headers().firstValue("Location")).hasValue("/api/runs/1");
    }

    @Test
    void a_plan_is_carried_out_by_a_run_of_its_own() throws Exception {
        site.specialRunsDo(new Outcome.Ok(COUNTS, true));

        assertThat(sync("{\"plan_id\": \"p1\"}", 200)).endsWith(SYNCED);
        assertThat(site.asked()).containsExactly("apply p1");
    }

    @Test
    void what_has_moved_since_is_409_and_says_so() throws Exception {
        site.specialRunsDo(new Outcome.Moved("The link has changed since the preview. Nothing was written."));

        assertThat(sync("{\"plan_id\": \"p1\"}", 409)).contains("Nothing was written", "\"run_id\":1");
        check(site.post(ONE + "/release", "{\"run_id\": 7}"), "POST /api/destinations/{id}/release", 409);
        assertThat(site.get(ONE).body()).contains("\"last_sync_status\":null");
    }

    @Test
    void what_was_deleted_meanwhile_is_told_and_nothing_is_done() throws Exception {
        site.destinationVanishes();

        assertThat(sync("{\"plan_id\": \"p1\"}", 409)).contains("deleted meanwhile");
        check(site.post(ONE + "/release", "{\"run_id\": 7}"), "POST /api/destinations/{id}/release", 409);
        check(site.delete(ONE + "?events=remove"), "DELETE /api/destinations/{id}", 409);
        check(site.post(ONE + "/preview", ""), "POST /api/destinations/{id}/preview", 404);
    }

    @Test
    void nothing_special_is_done_while_a_run_is_open() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        site.runsDoAfter(end, new Outcome.Ok(COUNTS, true));
        check(
                site.send(site.request(ONE + "/sync")
                        .header("Prefer", "respond-async")
                        .POST(HttpRequest.BodyPublishers.noBody())),
                "POST /api/destinations/{id}/sync",
                202);

        assertThat(sync("{\"plan_id\": \"p1\"}", 409)).contains("running");
        check(site.post(ONE + "/release", "{\"run_id\": 7}"), "POST /api/destinations/{id}/release", 409);
        check(site.delete(ONE + "?events=remove"), "DELETE /api/destinations/{id}", 409);
        assertThat(site.get(ONE).body()).contains("\"running_run_id\":1");

        end.countDown();
        assertThat(sync("", 200)).contains("\"uploaded\":5");
    }

    @Test
    void a_release_tells_what_it_removed() throws Exception {
        site.specialRunsDo(new Outcome.Ok(Map.of("deleted", 12L), true));

        assertThat(check(site.post(ONE + "/release", "{\"run_id\": 7}"), "POST /api/destinations/{id}/release", 200))
                .contains("\"deleted\":12");
        assertThat(site.asked()).containsExactly("release 7");
    }

    @Test
    void its_events_can_go_with_a_destination() throws Exception {
        site.specialRunsDo(new Outcome.Ok(Map.of("deleted", 9L), true));

        assertThat(check(site.delete(ONE + "?events=remove"), "DELETE /api/destinations/{id}", 200))
                .contains("\"deleted\":9");
        assertThat(site.asked()).containsExactly("remove", "forget 1");
        assertThat(site.get(ONE).statusCode()).isEqualTo(404);
    }

    @Test
    void a_destination_is_kept_where_its_events_cannot_go() throws Exception {
        site.specialRunsDo(new Outcome.Partial(Map.of("deleted", 9L), true, List.of("Lunch was refused.")));

        assertThat(check(site.delete(ONE + "?events=remove"), "DELETE /api/destinations/{id}", 502))
                .contains("Lunch was refused.", "9 were", "is kept");
        assertThat(site.get(ONE).statusCode()).isEqualTo(200);
    }

    @Test
    void a_preview_shows_the_plan() throws Exception {
        site.previewsSay(new PreviewResult.Planned(PLAN));

        assertThat(check(site.post(ONE + "/preview", ""), "POST /api/destinations/{id}/preview", 200))
                .startsWith("{\"status\":\"success\",\"message\":\"One event would be added.\",\"plan_id\":\"p1\"")
                .contains("\"start\":\"2026-11-22T07:44:17Z\"", "\"held\":{\"reason\":\"Too many.\",\"deletions\":12}");
        assertThat(site.get("/api/runs").body()).isEqualTo("{\"runs\":[]}");
    }

    @Test
    void what_is_not_saved_can_be_previewed() throws Exception {
        site.previewsSay(new PreviewResult.Planned(PLAN));

        check(
                site.post(
                        "/api/destinations/preview",
                        destination("New", "https://new.invalid/a.ics", URI.create("http://dav.invalid/"), "work")),
                "POST /api/destinations/preview",
                200);

        assertThat(site.asked()).containsExactly("preview New");
    }

    @Test
    void what_breaks_a_preview_is_judged_like_what_breaks_a_run() throws Exception {
        site.previewsThrow(new IllegalStateException("secret detail"));

        assertThat(site.post(ONE + "/preview", "").body())
                .doesNotContain("secret detail")
                .contains("log");
    }
}
