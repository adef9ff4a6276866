package org.caldavsync.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caldavsync.testkit.Answer;
import org.caldavsync.testkit.ServiceProcess;
import org.caldavsync.testkit.ServiceProcess.Exit;
import org.caldavsync.testkit.ServiceProcess.Launch;
import org.caldavsync.testkit.standin.StandInCalDav;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees of the real process: what it writes, and what it loads. */
@Tag("real")
class OperationTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void writes_one_json_object_a_line_and_no_address_of_a_feed_no_query_and_no_password() throws Exception {
        try (StandInCalDav origin = StandInCalDav.start()) {
            origin.newCalendar("work", 3);
            ServiceProcess service = ServiceProcess.start(
                    launch(Map.of("LOG_FORMAT", "json", "AUTH_USERNAME", "anna", "AUTH_PASSWORD", "pa55word")));
            List<Integer> answers = new ArrayList<>();
            String source =
                    TestService.source("Work", origin.base(), "feed-t0ken").replace("\"secret\"", "\"p1ain\"");
            answers.add(send(service, "POST", "/api/sources", source).statusCode());
            answers.add(send(service, "POST", "/api/sources/1/sync", "").statusCode());
            for (String path : List.of(
                    "/ics/feed-t0ken?key=qu3ry",
                    "/ics/other-t0ken?key=qu3ry",
                    "/ics/public/other-t0ken?key=qu3ry",
                    "/ics/public/..%2f-t0ken",
                    "/api/none?key=qu3ry",
                    "/page?key=qu3ry")) {
                HttpResponse<String> answer = send(service, "GET", path, "");
                answers.add(answer.statusCode());
                assertThat(answer.headers().firstValue("Referrer-Policy"))
                        .as(path)
                        .isIn(Optional.of("same-origin"), Optional.of("no-referrer"));
            }
            String broken =
                    TestService.destination("Out", origin.base() + "none-t0ken.ics?key=qu3ry", origin.base(), "work");
            answers.add(send(service, "POST", "/api/destinations", broken).statusCode());
            answers.add(send(service, "POST", "/api/destinations/1/sync", "").statusCode());

            Exit exit = service.stop();

            assertThat(answers).contains(201, 200, 404).doesNotContain(401);
            assertThat(exit.output()).doesNotContain("t0ken", "qu3ry", "p1ain", "pa55word");
            // SLF4J itself speaks where a class path holds another provider beside ours, as that of the tests may.
            List<String> lines = exit.output()
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("SLF4J("))
                    .toList();
            assertThat(lines).hasSizeGreaterThan(3).allSatisfy(line -> {
                JsonNode object = JSON.readTree(line);
                assertThat(object.path("time").asText()).endsWith("Z");
                assertThat(object.path("message").asText()).isNotEmpty();
                assertThat(object.path("level").asText()).isIn("INFO", "WARN", "ERROR");
            });
        }
    }

    @Test
    void loads_nothing_for_mail_where_none_is_configured() throws Exception {
        Path classes = directory.resolve("classes");
        try (StandInCalDav origin = StandInCalDav.start()) {
            ServiceProcess service = ServiceProcess.start(
                    launch(Map.of("NOTIFY_WEBHOOK_URL", origin.base().toString()))
                            .with("-Xlog:class+load:file=" + classes));
            assertThat(send(service, "POST", "/api/sources", TestService.source("Work", origin.base(), "work"))
                            .statusCode())
                    .isEqualTo(201);
            origin.faults(_ -> Optional.of(Answer.status(403)));
            assertThat(send(service, "POST", "/api/sources/1/sync", "").statusCode())
                    .isEqualTo(502);
            var _ = send(service, "POST", "/api/notifications/test", "");
            service.stop();
        }

        assertThat(Files.readString(classes))
                .contains("org.caldavsync.server.notify.Notifier ")
                .doesNotContain("jakarta.mail", "angus", "server.notify.Postman");
    }

    private Launch launch(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("DATA_DIR", directory.resolve("data").toString());
        return Launch.of("org.caldavsync.server.Main", environment)
                .with("-Xmx256m", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED")
                .with("--sun-misc-unsafe-memory-access=allow");
    }

    private HttpResponse<String> send(ServiceProcess service, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.uri(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Authorization", "Basic YW5uYTpwYTU1d29yZA==")
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
