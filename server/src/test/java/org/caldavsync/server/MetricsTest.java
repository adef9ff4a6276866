package org.caldavsync.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.caldavsync.server.metrics.FeedMeters;
import org.caldavsync.server.metrics.Metrics;
import org.caldavsync.testkit.standin.StandInCalDav;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {
    private static final Pattern NAME = Pattern.compile("\\bcaldavsync_[a-z_]+");

    @TempDir
    Path directory;

    @Test
    void tells_what_happened() throws Exception {
        try (StandInCalDav server = StandInCalDav.start();
                StandInCalDav target = StandInCalDav.start();
                TestService service = TestService.start(directory)) {
            synchronise(server, target, service);
            int octets = service.feed("work").body().getBytes(UTF_8).length;

            List<String> page = page(service);

            assertThat(page)
                    .contains("caldavsync_runs_total{kind=\"source\",status=\"ok\",trigger=\"manual\"} 1.0")
                    .contains("caldavsync_runs_total{kind=\"source\",status=\"error\",trigger=\"manual\"} 1.0")
                    .contains("caldavsync_feed_requests_total{answer=\"whole\"} 1.0")
                    .contains("caldavsync_feed_requests_total{answer=\"refused\"} 0.0")
                    .contains("caldavsync_feed_bytes_total " + (double) octets)
                    .contains("caldavsync_upstream_requests_total{host=\"127.0.0.1\",status=\"0\"} 1.0")
                    .contains("caldavsync_run_items_total{action=\"created\",kind=\"destination\"} 3.0")
                    .contains("caldavsync_database_up 1.0")
                    .contains("caldavsync_runs_open 0.0")
                    .contains("caldavsync_failing{id=\"2\",kind=\"source\",name=\"Broken\"} 1.0")
                    .contains("caldavsync_info{version=\"" + Application.VERSION + "\"} 1");
            assertThat(value(page, "caldavsync_upstream_requests_total{host=\"127.0.0.1\",status=\"207\"}"))
                    .isPositive();
            assertThat(value(page, "caldavsync_database_bytes")).isPositive();
            assertThat(page).noneMatch(line -> line.contains("secret") || line.contains("alice"));
        }
    }

    @Test
    void needs_the_credentials_of_the_api_and_can_be_left_out() {
        Map<String, String> guarded = Map.of("AUTH_USERNAME", "anna", "AUTH_PASSWORD", "x");
        try (TestService service = TestService.start(directory, guarded, Clock.systemUTC())) {
            assertThat(status(service)).isEqualTo(401);
        }
        try (TestService service = TestService.start(directory, Map.of("METRICS", "false"), Clock.systemUTC())) {
            assertThat(service.send(HttpRequest.newBuilder(service.uri("/metrics"))
                                    .build())
                            .body())
                    .doesNotContain("caldavsync_");
        }
    }

    @Test
    void counts_a_bounded_number_of_hosts_and_statuses() {
        Metrics metrics = new Metrics(false, "test");
        for (int i = 0; i < 10_000; i++) {
            metrics.upstream().answered("host-" + i + ".example", 200 + i);
        }

        assertThat(metrics.text().lines().filter(line -> line.startsWith("caldavsync_upstream")))
                .hasSizeBetween(100, 600);
    }

    @Test
    void counting_a_reading_allocates_nothing() {
        FeedMeters feeds = new Metrics(false, "test").feeds();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        count(feeds);

        long before = threads.getCurrentThreadAllocatedBytes();
        count(feeds);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
    }

    private static void count(FeedMeters feeds) {
        for (int i = 0; i < 100_000; i++) {
            feeds.whole(1234);
            feeds.unchanged();
        }
    }

    @Test
    void has_every_metric_that_the_dashboard_and_the_alerts_name() throws Exception {
        JsonNode alerts = new ObjectMapper(new YAMLFactory()).readTree(deployed("alerts.yaml"));
        JsonNode dashboard = new ObjectMapper().readTree(deployed("grafana-dashboard.json"));
        Set<String> named = new TreeSet<>();
        for (JsonNode node : List.of(alerts, dashboard)) {
            for (JsonNode expression : node.findValues("expr")) {
                NAME.matcher(expression.asText()).results().forEach(found -> named.add(found.group()));
            }
        }
        assertThat(named).hasSizeGreaterThan(8);
        assertThat(alerts.findValues("alert")).isNotEmpty();

        try (StandInCalDav server = StandInCalDav.start();
                StandInCalDav target = StandInCalDav.start();
                TestService service = TestService.start(directory)) {
            synchronise(server, target, service);

            Set<String> shown = page(service).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("[{ ]", 2)[0])
                    .collect(Collectors.toSet());
            assertThat(shown).containsAll(named);
        }
    }

    /** One source that works, one destination that works, and a source that fails. */
    private static void synchronise(StandInCalDav server, StandInCalDav target, TestService service) {
        server.newCalendar("work", 3);
        target.newCalendar("target", 0);
        post(service, "/api/sources", TestService.source("Work", server.base(), "work"));
        post(service, "/api/sources", TestService.source("Broken", URI.create("http://127.0.0.1:1/"), "b"));
        post(service, "/api/sources/1/sync", "");
        post(service, "/api/sources/2/sync", "");
        post(
                service,
                "/api/destinations",
                TestService.with(
                        TestService.destination("Out", "source:1", target.base(), "target"), "\"sync_all\": true"));
        post(service, "/api/destinations/1/sync", "");
        // The age of what runs by itself is told; these do from now on, and not at once.
        for (int id = 1; id <= 2; id++) {
            assertThat(service.put("/api/sources/" + id, "{\"sync_interval_secs\": 3600}")
                            .status())
                    .isEqualTo(200);
        }
    }

    private static void post(TestService service, String path, String body) {
        assertThat(service.post(path, body).status()).isPositive();
    }

    private static double value(List<String> page, String metric) {
        return page.stream()
                .filter(line -> line.startsWith(metric + ' '))
                .mapToDouble(line -> Double.parseDouble(line.substring(metric.length())))
                .findFirst()
                .orElseThrow();
    }

    private static int status(TestService service) {
        return service.send(HttpRequest.newBuilder(service.uri("/metrics")).build())
                .statusCode();
    }

    private static List<String> page(TestService service) {
        var response =
                service.send(HttpRequest.newBuilder(service.uri("/metrics")).build());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        return new ArrayList<>(response.body().lines().toList());
    }

    private static String deployed(String name) throws IOException {
        return Files.readString(Path.of(Files.exists(Path.of("deploy")) ? "deploy" : "../deploy", name));
    }
}
