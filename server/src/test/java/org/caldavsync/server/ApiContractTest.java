package org.caldavsync.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.caldavsync.server.TestService.destination;
import static org.caldavsync.server.TestService.source;
import static org.caldavsync.server.TestService.with;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.caldavsync.server.openapi.OpenApiContract;
import org.caldavsync.testkit.standin.StandInCalDav;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API description against the whole service: its routes, and what they really answer. */
class ApiContractTest {
    private static final String PAGE_FILES = "GET /api/swagger-ui/{file}";

    private static final String EVENT = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//test//EN
            BEGIN:VEVENT
            UID:a@x
            DTSTAMP:20260101T000000Z
            DTSTART:20260301T100000Z
            SUMMARY:Lunch
            END:VEVENT
            END:VCALENDAR
            """.replace("\n", "\r\n");

    @TempDir
    Path directory;

    private StandInCalDav server;
    private TestService service;
    private OpenApiContract contract;

    @BeforeEach
    void start() throws Exception {
        server = StandInCalDav.start();
        server.newCalendar("work", 0).put("a.ics", EVENT.getBytes(UTF_8));
        service = TestService.start(directory);
        contract = OpenApiContract.load();
    }

    @AfterEach
    void stop() {
        service.close();
        server.close();
    }

    @Test
    void describes_every_route_and_serves_everything_described() {
        Set<String> served = new TreeSet<>(service.routes());
        served.remove(PAGE_FILES);

        Set<String> described = contract.operations().stream()
                .filter(operation -> !operation.contains(" /ics/"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(served).isEqualTo(described);
    }

    @Test
    void answers_about_sources_as_described() throws Exception {
        String body = source("Family", server.base(), "family");
        check("POST /api/sources", "/api/sources", body, 201);
        check("POST /api/sources", "/api/sources", body, 400);
        check("POST /api/sources", "/api/sources", "{\"name\": 7}", 422);
        check("POST /api/sources", "/api/sources", "nonsense", 400);
        check("GET /api/sources", "/api/sources", "", 200);
        check("GET /api/sources/{id}", "/api/sources/1", "", 200);
        check("GET /api/sources/{id}", "/api/sources/2", "", 404);
        check("PUT /api/sources/{id}", "/api/sources/1", "{\"name\": \"Home\", \"time_zone\": null}", 200);
        check("PUT /api/sources/{id}", "/api/sources/1", "{\"name\": \" \"}", 400);
        check("PUT /api/sources/{id}", "/api/sources/1", "{\"name\": null}", 422);
        check("POST /api/sources/{id}/sync", "/api/sources/1/sync", "", 200);
        check("POST /api/sources/{id}/sync", "/api/sources/2/sync", "", 404);
        check("GET /api/sources/{id}/status", "/api/sources/1/status", "", 200);
        check("GET /api/sources/{id}/calendars", "/api/sources/1/calendars", "", 200);
        assertThat(service.feed("family").statusCode()).isEqualTo(200);
        check("GET /api/sources/{id}/readers", "/api/sources/1/readers", "", 200);
        check("GET /api/sources/{id}/readers", "/api/sources/2/readers", "", 404);
        check("GET /api/sources", "/api/sources", "", 200);
        check("DELETE /api/sources/{id}", "/api/sources/1", "", 200);
        check("DELETE /api/sources/{id}", "/api/sources/1", "", 404);
    }

    @Test
    void answers_about_paths_as_described() throws Exception {
        check("POST /api/sources", "/api/sources", source("Family", server.base(), "family"), 201);
        String paths = "/api/sources/1/paths";
        check("POST /api/sources/{id}/paths", paths, "{\"path\": \"club\", \"is_public\": true}", 201);
        check("POST /api/sources/{id}/paths", paths, "{\"path\": \"family\"}", 400);
        check("POST /api/sources/{id}/paths", paths, "{}", 422);
        check("GET /api/sources/{id}/paths", paths, "", 200);
        String path = paths + '/' + service.get(paths).body().at("/paths/0/id").asLong();
        check("PUT /api/sources/{id}/paths/{path_id}", path, "{\"path\": \"team\"}", 200);
        check("DELETE /api/sources/{id}/paths/{path_id}", path, "", 200);
        check("PUT /api/sources/{id}/paths/{path_id}", path, "{\"path\": \"team\"}", 404);
        check("GET /api/sources/{id}/paths", "/api/sources/9/paths", "", 404);
    }

    @Test
    void answers_about_runs_and_occurrences_as_described() throws Exception {
        check("POST /api/sources", "/api/sources", source("Family", server.base(), "family"), 201);
        check("POST /api/sources/{id}/sync", "/api/sources/1/sync", "", 200);
        check("GET /api/runs", "/api/runs", "", 200);
        check("GET /api/runs", "/api/runs?limit=0", "", 400);
        check("GET /api/runs/{id}", "/api/runs/1", "", 200);
        check("GET /api/runs/{id}", "/api/runs/9", "", 404);
        check("GET /api/runs/{id}/items", "/api/runs/1/items", "", 200);
        check("POST /api/runs/{id}/cancel", "/api/runs/1/cancel", "", 409);
        check("POST /api/runs/{id}/cancel", "/api/runs/9/cancel", "", 404);
        String march = "?from=2026-03-01T00:00:00Z&to=2026-03-31T00:00:00Z";
        check("GET /api/occurrences", "/api/occurrences" + march, "", 200);
        check("GET /api/occurrences", "/api/occurrences", "", 400);
        check("GET /api/sources/{id}/occurrences", "/api/sources/1/occurrences" + march, "", 200);
        check("GET /api/sources/{id}/occurrences", "/api/sources/9/occurrences" + march, "", 404);
    }

    @Test
    void answers_about_accounts_and_itself_as_described() throws Exception {
        String account = "{\"url\": \"" + server.base() + "\", \"username\": \"alice\", \"password\": \"secret\"}";
        check("POST /api/discover", "/api/discover", account, 200);
        check("POST /api/discover", "/api/discover", account.replace("}", ", \"sample\": true}"), 200);
        check("POST /api/discover", "/api/discover", "{\"url\": \"http://127.0.0.1:1/\"}", 422);
        check("POST /api/discover", "/api/discover", "{\"source_id\": 9}", 404);
        check("POST /api/discover/server", "/api/discover/server", "{\"address\": \"a@example.org\"}", 200);
        check("POST /api/discover/server", "/api/discover/server", "{\"address\": \"a\"}", 400);
        check("GET /api/health", "/api/health", "", 200);
        check("GET /api/health/detailed", "/api/health/detailed", "", 200);
    }

    @Test
    void answers_about_destinations_as_described() throws Exception {
        String all = "/api/destinations";
        String one = "/api/destinations/{id}";
        String body = destination("School", "https://school.invalid/a.ics", server.base(), "work");
        check("POST " + all, all, body, 201);
        check("POST " + all, all, with(body, "\"deletions\": \"mirror\""), 409);
        check("POST " + all, all, with(body, "\"time_zone\": \"Mars\""), 400);
        check("POST " + all, all, "{}", 422);
        check("GET " + all, all, "", 200);
        check("GET " + one, "/api/destinations/1", "", 200);
        check("GET " + one, "/api/destinations/9", "", 404);
        check("PUT " + one, "/api/destinations/1", "{\"name\": \"Club\", \"ics_username\": \"bob\"}", 200);
        check("PUT " + one, "/api/destinations/1", "{\"ics_url\": \"source:9\"}", 400);
        check("PUT " + one, "/api/destinations/1", "{\"deletions\": 7}", 422);
        String overlap = "GET /api/destinations/check-overlap";
        String query = "?calendar_name=work&caldav_url=" + server.base();
        check(overlap, "/api/destinations/check-overlap" + query, "", 200);
        check(overlap, "/api/destinations/check-overlap", "", 400);
        check("POST " + one + "/sync", "/api/destinations/9/sync", "", 404);
        check("POST " + one + "/sync", "/api/destinations/1/sync", "{\"plan_id\": 7}", 422);
        check("POST " + one + "/preview", "/api/destinations/9/preview", "", 404);
        check("POST " + one + "/release", "/api/destinations/1/release", "{}", 422);
        check("POST /api/destinations/preview", "/api/destinations/preview", "{}", 422);
        check("POST /api/discover", "/api/discover", "{\"destination_id\": 1}", 200);
        check("POST /api/discover", "/api/discover", "{\"destination_id\": 9}", 404);
        check("DELETE " + one, "/api/destinations/1?events=all", "", 400);
        check("DELETE " + one, "/api/destinations/1", "", 200);
        check("DELETE " + one, "/api/destinations/1", "", 404);
    }

    @Test
    void answers_about_exports_as_described() throws Exception {
        check("GET /api/export", "/api/export", "", 200);
        check("POST /api/export", "/api/export", "{\"passphrase\": \"correct horse battery\"}", 200);
        check("POST /api/export", "/api/export", "{\"passphrase\": \"short\"}", 400);
        check("POST /api/export", "/api/export", "{}", 422);
        check("POST /api/import", "/api/import", "{}", 400);
        String export = service.get("/api/export").body().toString();
        check("POST /api/import", "/api/import", export, 200);
        check("POST /api/sources", "/api/sources", source("Family", server.base(), "family"), 201);
        check("POST /api/import", "/api/import", export, 409);
    }

    private void check(String operation, String path, String body, int status) throws Exception {
        String method = operation.substring(0, operation.indexOf(' '));
        HttpResponse<String> answer = service.send(HttpRequest.newBuilder(service.uri(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());

        assertThat(answer.statusCode()).as(operation + ": " + answer.body()).isEqualTo(status);
        assertThat(contract.problems(operation, status, answer.body())).isEmpty();
    }
}
