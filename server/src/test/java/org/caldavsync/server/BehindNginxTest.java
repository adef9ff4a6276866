package org.caldavsync.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.caldavsync.testkit.NginxProxy;
import org.caldavsync.testkit.standin.StandInCalDav;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Debian's nginx with the very site of {@code deploy/nginx}: nothing but {@code proxy_pass} and {@code auth_basic} in its
 * location, so HTTP/1.0, {@code Connection: close} and another {@code Host}.
 */
@Tag("real")
class BehindNginxTest {
    private static final Path SITE =
            Path.of(Files.exists(Path.of("deploy")) ? "deploy" : "../deploy", "nginx/basic-auth.conf");
    private static final String ALICE = "Basic YWxpY2U6c2VjcmV0";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SCRIPT = Pattern.compile("src=\"(?:\\./)?(assets/[^\"]+\\.js)\"");

    @TempDir
    Path directory;

    private StandInCalDav upstream;
    private TestService service;
    private NginxProxy nginx;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeEach
    void start() throws IOException {
        upstream = StandInCalDav.start();
        service = TestService.start(Files.createDirectory(directory.resolve("service")));
        nginx = NginxProxy.start(Files.createDirectory(directory.resolve("nginx")), SITE, service.uri("/"));
    }

    @AfterEach
    void stop() {
        nginx.close();
        service.close();
        upstream.close();
        client.close();
    }

    @Test
    void the_site_has_nothing_else_in_its_locations() throws IOException {
        String inLocations = Pattern.compile("location [^{]*\\{([^}]*)}")
                .matcher(Files.readString(SITE))
                .results()
                .map(found -> found.group(1))
                .reduce("", String::concat);

        assertThat(inLocations.lines().map(String::strip).filter(line -> !line.isEmpty()))
                .isNotEmpty()
                .allMatch(line ->
                        line.matches("(proxy_pass|auth_basic|auth_basic_user_file|client_max_body_size) [^;]+;"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"basic-auth.conf", "two-nodes.conf"})
    void a_site_takes_large_bodies_for_an_import_only_and_waits_for_it(String name) throws IOException {
        String site = Files.readString(SITE.resolveSibling(name));

        assertThat(Pattern.compile("client_max_body_size").matcher(site).results())
                .hasSize(1);
        assertThat(site).containsPattern("location = /api/import \\{\\s+client_max_body_size 512m;");
        assertThat(site).contains("proxy_read_timeout 15m;");
    }

    @Test
    void strangers_can_send_nothing_large() throws IOException {
        int large = 2 * 1024 * 1024;

        for (String path : List.of("/ics/public/pub", "/", "/api/sources", "/api/import", "/api/import/")) {
            assertThat(refusal(path, large)).as(path).containsAnyOf(" 413 ", " 401 ");
        }
        assertThat(refusal("/ics/public/pub", large)).contains(" 413 ");
        assertThat(refusal("/api/import", large)).contains(" 401 ");
    }

    /** The status line that nginx has for a body of that length before it has seen any of it. */
    private String refusal(String path, int length) throws IOException {
        try (Socket connection =
                new Socket(nginx.uri("/").getHost(), nginx.uri("/").getPort())) {
            connection.setSoTimeout(20_000);
            connection
                    .getOutputStream()
                    .write("POST %s HTTP/1.1\r\nHost: feeds\r\nContent-Length: %d\r\n\r\n"
                            .formatted(path, length)
                            .getBytes(UTF_8));
            return new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8)).readLine();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sources", "/sources/1/subscribe", "/destinations", "/runs", "/settings", "/nothing"})
    void every_page_comes_with_its_script(String path) {
        HttpResponse<String> page = get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        Matcher script = SCRIPT.matcher(page.body());
        assertThat(script.find()).as(page.body()).isTrue();
        HttpResponse<byte[]> asset = octets(request("/" + script.group(1)).header("Accept-Encoding", "gzip"));
        assertThat(asset.statusCode()).isEqualTo(200);
        assertThat(asset.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(new String(unzipped(asset.body()), UTF_8)).contains("function");
    }

    @Test
    void nginx_asks_for_the_password_for_all_but_public_feeds() {
        upstream.newCalendar("work", 2);
        write(
                "POST",
                "/api/sources",
                TestService.with(source("work"), "\"public_ics\": true, \"public_ics_path\": \"pub\""));
        write("POST", "/api/sources/1/sync", "");

        for (String path : List.of("/", "/api/sources", "/ics/work", "/metrics")) {
            assertThat(text(HttpRequest.newBuilder(nginx.uri(path))).statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
        assertThat(text(HttpRequest.newBuilder(nginx.uri("/ics/public/pub"))).body())
                .startsWith("BEGIN:VCALENDAR");
    }

    @Test
    void every_kind_of_write_works_as_a_browser_sends_it() {
        upstream.newCalendar("work", 2);

        assertThat(write("POST", "/api/sources", source("work"))).isEqualTo(201);
        assertThat(write("PUT", "/api/sources/1", "{\"name\": \"Büro\"}")).isEqualTo(200);
        assertThat(write("POST", "/api/sources/1/sync", "")).isEqualTo(200);
        assertThat(write("POST", "/api/sources/1/paths", "{\"path\": \"a b/ü\", \"is_public\": false}"))
                .isEqualTo(201);
        assertThat(write("POST", "/api/discover", """
                {"url": "%s", "username": "alice", "password": "secret"}""".formatted(upstream.base())))
                .isEqualTo(200);
        try (StandInCalDav target = StandInCalDav.start()) {
            target.newCalendar("copy", 0);
            String copy = TestService.destination("Copy", "source:1", target.base(), "copy");
            assertThat(write("POST", "/api/destinations", TestService.with(copy, "\"sync_all\": true")))
                    .isEqualTo(201);
            assertThat(write("POST", "/api/destinations/1/preview", "")).isEqualTo(200);
            assertThat(write("POST", "/api/destinations/1/sync", "")).isEqualTo(200);
            assertThat(write("DELETE", "/api/destinations/1?events=remove", "")).isEqualTo(200);
        }
        String path = get("/api/sources/1/paths").body();
        String id = path.replaceFirst("(?s).*\"id\":([0-9]+).*", "$1");
        assertThat(write("DELETE", "/api/sources/1/paths/" + id, "")).as(path).isEqualTo(200);
        assertThat(write("DELETE", "/api/sources/1", "")).isEqualTo(200);
        assertThat(get("/api/sources").body()).contains("\"sources\":[]");
    }

    @Test
    void a_write_of_another_site_is_refused_also_by_a_browser_that_sends_only_its_origin() {
        String json = source("work");
        HttpRequest.Builder foreign = request("/api/sources").header("Sec-Fetch-Site", "cross-site");
        HttpRequest.Builder old = request("/api/sources").header("Origin", "https://evil.example");

        assertThat(text(foreign.POST(BodyPublishers.ofString(json)).header("Content-Type", "application/json"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(text(old.POST(BodyPublishers.ofString(json)).header("Content-Type", "text/plain"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(text(request("/api/sources")
                                .header("Origin", nginx.uri("/").toString().replaceFirst("/$", ""))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(json)))
                        .statusCode())
                .as("its own, though the service sees another Host")
                .isEqualTo(201);
    }

    @Test
    void a_feed_is_conditional_compressed_and_has_a_head() {
        upstream.newCalendar("work", 50);
        write("POST", "/api/sources", source("work"));
        write("POST", "/api/sources/1/sync", "");

        HttpResponse<String> feed = get("/ics/work");
        String etag = feed.headers().firstValue("ETag").orElseThrow();
        assertThat(feed.body()).isEqualTo(service.feed("work").body()).contains("BEGIN:VEVENT");
        assertThat(etag).startsWith("\"");
        assertThat(feed.headers().firstValue("Last-Modified")).isPresent();
        assertThat(feed.headers().firstValue("Content-Length"))
                .hasValue(String.valueOf(feed.body().getBytes(UTF_8).length));

        HttpResponse<String> unchanged = text(request("/ics/work").header("If-None-Match", etag));
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.headers().firstValue("ETag")).hasValue(etag);

        HttpResponse<byte[]> compressed = octets(request("/ics/work").header("Accept-Encoding", "gzip"));
        assertThat(compressed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(compressed.headers().allValues("Vary").toString()).contains("Accept-Encoding");
        assertThat(new String(unzipped(compressed.body()), UTF_8)).isEqualTo(feed.body());
        String ofCompressed = compressed.headers().firstValue("ETag").orElseThrow();
        assertThat(ofCompressed).startsWith("\"").isNotEqualTo(etag);
        assertThat(octets(request("/ics/work").header("Accept-Encoding", "gzip").header("If-None-Match", ofCompressed))
                        .statusCode())
                .isEqualTo(304);

        HttpResponse<String> head = text(request("/ics/work").method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("ETag")).hasValue(etag);
        assertThat(head.headers().firstValue("Content-Length"))
                .isEqualTo(feed.headers().firstValue("Content-Length"));
        assertThat(get("/ics/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void events_come_as_they_happen() throws Exception {
        upstream.newCalendar("work", 2);
        write("POST", "/api/sources", source("work"));
        HttpResponse<InputStream> stream = client.send(request("/api/events").build(), BodyHandlers.ofInputStream());
        assertThat(stream.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), UTF_8))) {
            CompletableFuture<Boolean> seen = CompletableFuture.supplyAsync(
                    () -> lines.lines().anyMatch(line -> line.equals("event: run_finished")),
                    Thread::startVirtualThread);
            assertThat(write("POST", "/api/sources/1/sync", "")).isEqualTo(200);

            assertThat(seen.get(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void an_import_of_several_megabytes_passes() throws IOException {
        upstream.newCalendar("work", 6_000);
        write("POST", "/api/sources", source("work"));
        write("POST", "/api/sources/1/sync", "");
        byte[] everything = octets(request("/api/export")).body();
        assertThat(everything.length).isGreaterThan(3_000_000);

        Path other = Files.createDirectory(directory.resolve("other"));
        try (TestService fresh = TestService.start(other);
                NginxProxy proxy = NginxProxy.start(other, SITE, fresh.uri("/"))) {
            HttpResponse<String> imported = text(HttpRequest.newBuilder(proxy.uri("/api/import"))
                    .header("Authorization", ALICE)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(everything)));

            assertThat(imported.statusCode()).as(imported.body()).isEqualTo(200);
            assertThat(fresh.feed("work").body()).isEqualTo(service.feed("work").body());
        }
    }

    @Test
    void what_is_wrong_is_told_by_the_service_and_not_by_nginx() throws IOException {
        HttpResponse<String> unknown = get("/api/sources/99");
        HttpResponse<String> malformed = text(request("/api/sources")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{")));

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(malformed.statusCode()).isEqualTo(400);
        for (HttpResponse<String> answer : List.of(unknown, malformed)) {
            JsonNode body = JSON.readTree(answer.body());
            assertThat(body.path("status").asText()).isEqualTo("error");
        }
    }

    private String source(String path) {
        return TestService.source("Work", upstream.base(), path);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(nginx.uri(path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", ALICE);
    }

    private HttpResponse<String> get(String path) {
        return text(request(path));
    }

    /** As the dashboard does; its status. */
    private int write(String method, String path, String json) {
        return text(request(path)
                        .method(method, BodyPublishers.ofString(json))
                        .header("Content-Type", "application/json")
                        .header("Origin", nginx.uri("/").toString().replaceFirst("/$", ""))
                        .header("Sec-Fetch-Site", "same-origin"))
                .statusCode();
    }

    private HttpResponse<String> text(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    private HttpResponse<byte[]> octets(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofByteArray());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static byte[] unzipped(byte[] octets) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(octets))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
