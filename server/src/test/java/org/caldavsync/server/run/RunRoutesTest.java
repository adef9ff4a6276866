package org.caldavsync.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.db.TestDatabase;
import org.caldavsync.server.web.ToySite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
class RunRoutesTest {
    @TempDir
    Path directory;

    private final ScriptedJobs jobs = new ScriptedJobs();
    private final RunEvents events = new RunEvents();
    private final SettableClock clock = new SettableClock();
    private Database database;
    private Runner runner;
    private ToySite site;

    @BeforeEach
    void open() {
        database = TestDatabase.open(directory.resolve("a.db"));
        RunStore store = new JdbcRunStore(database);
        runner = new Runner(store, List.of(jobs), events, clock);
        site = ToySite.open(new RunRoutes(store, runner, events));
    }

    @AfterEach
    void close() {
        events.close();
        site.close();
        runner.close();
        database.close();
    }

    @Test
    void shows_a_run_as_the_contract_says() throws Exception {
        ran(jobs.add(7, run -> {
            run.traffic(3, 1_234);
            return new Outcome.Ok(Map.of("events", 12L), true);
        }));
        String run = """
                {"id":1,"kind":"source","source_id":7,"destination_id":null,"trigger":"manual","status":"ok",\
                "started_at":"2026-11-22T07:44:17Z","finished_at":"2026-11-22T07:44:17Z","counts":{"events":12},\
                "requests":3,"bytes":1234,"error":null}""";

        assertThat(site.get("/api/runs").body()).isEqualTo("{\"runs\":[" + run + "]}");
        assertThat(site.get("/api/runs/1").body())
                .isEqualTo("{\"status\":\"success\",\"message\":\"Run 1: ok\",\"run\":" + run + ",\"steps\":[]}");
        assertThat(site.get("/api/runs?source_id=8").body()).isEqualTo("{\"runs\":[]}");
        assertThat(site.get("/api/runs?source_id=7&status=ok&limit=1&before=2").body())
                .contains("\"id\":1");
        assertThat(site.get("/api/runs?before=1").body()).isEqualTo("{\"runs\":[]}");
    }

    @Test
    void tells_all_that_is_wrong_with_a_query_at_once() throws Exception {
        var answer = site.get("/api/runs?limit=501&before=x&status=fine&source_id=1&destination_id=2");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("\"field\":\"limit\"", "\"field\":\"before\"", "\"field\":\"status\"", "\"destination_id\"");
    }

    @Test
    void shows_what_a_run_did_to_events_by_page() throws Exception {
        ran(jobs.add(1, run -> {
            run.item(new RunItem("a", "Lunch", EventStart.timed(SettableClock.START), "added", ""));
            run.item(new RunItem("b", "Walk", null, "left_out", "It has no start."));
            return ScriptedJobs.UNCHANGED;
        }));

        assertThat(site.get("/api/runs/1/items?limit=1").body())
                .isEqualTo("{\"items\":[{\"uid\":\"a\",\"summary\":\"Lunch\",\"start\":\"2026-11-22T07:44:17Z\","
                        + "\"action\":\"added\",\"reason\":\"\",\"changes\":[],\"all_day\":false}]}");
        assertThat(site.get("/api/runs/1/items?after=1").body())
                .isEqualTo(
                        "{\"items\":[{\"uid\":\"b\",\"summary\":\"Walk\",\"start\":null,"
                                + "\"action\":\"left_out\",\"reason\":\"It has no start.\",\"changes\":[],\"all_day\":false}]}");
    }

    @Test
    void shows_the_last_runs_of_each_and_what_was_changed_by_the_hour() throws Exception {
        Subject busy = jobs.add(1, run -> new Outcome.Ok(Map.of("added", 2L), true));
        ran(busy);
        ran(jobs.add(2, run -> ScriptedJobs.UNCHANGED));
        ran(busy);
        ran(busy);

        assertThat(site.get("/api/runs/recent?each=2").body())
                .contains("\"id\":4,", "\"id\":3,", "\"id\":2,")
                .doesNotContain("\"id\":1,");
        assertThat(site.get("/api/runs/counts?since=2026-11-22T07:00:00Z").body())
                .isEqualTo("{\"hours\":[{\"start\":\"2026-11-22T07:00:00Z\",\"counts\":{\"added\":6}}]}");
        assertThat(site.get("/api/runs/counts?since=2026-11-22T08:00:00Z").body())
                .isEqualTo("{\"hours\":[]}");
        assertThat(site.get("/api/runs/counts").statusCode()).isEqualTo(400);
        assertThat(site.get("/api/runs/recent?each=51").statusCode()).isEqualTo(400);
    }

    @Test
    void shows_what_a_run_worked_on_where_that_took_a_while() throws Exception {
        ran(jobs.add(1, run -> {
            run.progress(0, 0, "reading the link");
            clock.advance(Duration.ofSeconds(2));
            run.progress(0, 9, "events");
            run.progress(9, 9, "events");
            return ScriptedJobs.UNCHANGED;
        }));

        assertThat(site.get("/api/runs/1").body())
                .contains("\"steps\":[{\"what\":\"reading the link\",\"started_at\":\"2026-11-22T07:44:17Z\"},"
                        + "{\"what\":\"events\",\"started_at\":\"2026-11-22T07:44:19Z\"}]");
    }

    @Test
    void knows_no_run_of_another_id() throws Exception {
        for (String path : List.of("/api/runs/9", "/api/runs/9/items", "/api/runs/x")) {
            assertThat(site.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(site.post("/api/runs/9/cancel", "").statusCode()).isEqualTo(404);
    }

    @Test
    void cancels_a_run_once() throws Exception {
        Signal begun = new Signal();
        Signal cancelled = new Signal();
        StartResult start = runner.start(
                jobs.add(1, run -> {
                    begun.give();
                    cancelled.await();
                    run.checkCancelled();
                    return ScriptedJobs.UNCHANGED;
                }),
                Trigger.MANUAL);
        begun.await();

        var first = site.post("/api/runs/1/cancel", "");
        cancelled.give();
        Run run = start.finished().get(60, TimeUnit.SECONDS);
        var second = site.post("/api/runs/1/cancel", "");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).contains("\"status\":\"success\"");
        assertThat(run.status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("has ended already");
    }

    @Test
    void streams_what_happens_until_the_service_stops() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(site.request("/api/events").build(), HttpResponse.BodyHandlers.ofInputStream());
            BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            assertThat(answer.headers().firstValue("X-Accel-Buffering")).hasValue("no");
            assertThat(lines.readLine()).startsWith("retry: ");

            ran(jobs.add(7, run -> {
                run.progress(1, 2, "Work");
                return ScriptedJobs.UNCHANGED;
            }));
            events.publish(new RunEvent.Changed(Subject.source(7)));
            events.close();

            assertThat(lines.lines().filter(line -> !line.isEmpty()))
                    .satisfiesExactly(
                            line -> assertThat(line).isEqualTo("id: 1"),
                            line -> assertThat(line).isEqualTo("event: run_started"),
                            line -> assertThat(line)
                                    .startsWith("data: {\"id\":1,")
                                    .contains("\"running\""),
                            line -> assertThat(line).isEqualTo("id: 2"),
                            line -> assertThat(line).isEqualTo("event: run_progress"),
                            line -> assertThat(line)
                                    .isEqualTo("data: {\"run_id\":1,\"kind\":\"source\",\"source_id\":7,"
                                            + "\"destination_id\":null,\"done\":1,\"total\":2,\"what\":\"Work\"}"),
                            line -> assertThat(line).isEqualTo("id: 3"),
                            line -> assertThat(line).isEqualTo("event: run_finished"),
                            line -> assertThat(line)
                                    .startsWith("data: {\"id\":1,")
                                    .contains("\"ok\""),
                            line -> assertThat(line).isEqualTo("id: 4"),
                            line -> assertThat(line).isEqualTo("event: source_changed"),
                            line -> assertThat(line).isEqualTo("data: {\"id\":7}"));
        }
    }

    private void ran(Subject subject) throws Exception {
        var _ = runner.start(subject, Trigger.MANUAL).finished().get(60, TimeUnit.SECONDS);
    }
}
