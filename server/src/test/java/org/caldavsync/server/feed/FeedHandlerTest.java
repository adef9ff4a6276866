package org.caldavsync.server.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("store")
class FeedHandlerTest {
    private static final String BODY = "BEGIN:VCALENDAR\r\nX-NOTE:Zürich\r\nEND:VCALENDAR\r\n";

    @TempDir
    Path directory;

    private FeedSite site;

    @BeforeEach
    void open() {
        site = new FeedSite(directory, 1 << 20);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void serves_a_feed_with_everything_readers_need_to_know() throws Exception {
        long source = site.protectedFeed("home", BODY);

        HttpResponse<byte[]> answer = site.get("/ics/home");

        FeedVersion version = site.store.current(source).orElseThrow();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(BODY.getBytes(UTF_8));
        assertThat(header(answer, "Content-Type")).isEqualTo("text/calendar; charset=utf-8");
        assertThat(header(answer, "Content-Length")).isEqualTo(String.valueOf(BODY.getBytes(UTF_8).length));
        assertThat(header(answer, "ETag")).isEqualTo('"' + version.etag() + '"');
        assertThat(header(answer, "Last-Modified")).isEqualTo("Sun, 22 Nov 2026 07:44:17 GMT");
        assertThat(header(answer, "Cache-Control")).isEqualTo("private, max-age=300");
        assertThat(header(answer, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(header(answer, "Content-Disposition")).isEqualTo("inline; filename=\"home.ics\"");
        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
    }

    @Test
    void compresses_for_clients_that_say_they_take_it() throws Exception {
        long source = site.protectedFeed("home", BODY);

        HttpResponse<byte[]> answer = site.get("/ics/home", "Accept-Encoding", "gzip, deflate");

        FeedVersion version = site.store.current(source).orElseThrow();
        assertThat(gunzip(answer.body())).isEqualTo(BODY.getBytes(UTF_8));
        assertThat(header(answer, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(answer, "Content-Length")).isEqualTo(String.valueOf(answer.body().length));
        assertThat(header(answer, "ETag")).isEqualTo('"' + version.etag() + "-gz\"");
        assertThat(header(answer, "Vary")).isEqualTo("Accept-Encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip"})
    void answers_head_like_get_but_without_the_body(String coding) throws Exception {
        site.protectedFeed("home", BODY);
        HttpRequest.Builder head = site.request("/ics/home")
                .HEAD()
                .headers("Authorization", FeedSite.CREDENTIALS, "Accept-Encoding", coding);

        HttpResponse<byte[]> answer = site.send(head);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        HttpResponse<byte[]> get = site.get("/ics/home", "Accept-Encoding", coding);
        assertThat(fieldsButDate(answer)).isEqualTo(fieldsButDate(get));
    }

    @Test
    void asks_strangers_for_credentials_where_the_feed_is_protected_or_unknown() throws Exception {
        site.protectedFeed("home", BODY);

        for (String path : new String[] {"/ics/home", "/ics/nothing"}) {
            HttpResponse<byte[]> answer = site.getAsStranger(path);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(header(answer, "WWW-Authenticate")).startsWith("Basic realm=");
            assertThat(new String(answer.body(), UTF_8)).doesNotContain("VCALENDAR");
        }
    }

    @Test
    void lets_strangers_read_a_public_feed_and_shared_caches_keep_it() throws Exception {
        long source = site.source(true);
        site.path(source, "home", "main", false);
        site.path(source, "shared/öffentlich", "public", true);
        site.publish(source, BODY);

        HttpResponse<byte[]> answer = site.getAsStranger("/ics/public/shared/%C3%B6ffentlich");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Cache-Control")).isEqualTo("public, max-age=300");
        assertThat(header(answer, "Content-Disposition"))
                .isEqualTo("inline; filename=\"_ffentlich.ics\"; filename*=UTF-8''%C3%B6ffentlich.ics");
        assertThat(site.getAsStranger("/ics/home").statusCode()).isEqualTo(401);
        assertThat(site.getAsStranger("/ics/public/home").statusCode()).isEqualTo(404);
    }

    @Test
    void says_that_a_source_has_never_synchronised() throws Exception {
        site.path(site.source(true), "home", "main", false);

        HttpResponse<byte[]> answer = site.getAsStranger("/ics/home");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(new String(answer.body(), UTF_8)).contains("never been synchronised");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PROPFIND"})
    void can_only_be_read(String method) throws Exception {
        site.protectedFeed("home", BODY);

        HttpResponse<byte[]> answer =
                site.send(site.request("/ics/home").method(method, HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(header(answer, "Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void leaves_everything_else_to_the_next_handler() throws Exception {
        assertThat(site.get("/api/sources").statusCode()).isEqualTo(404);
        assertThat(new String(site.get("/icsx").body(), UTF_8)).doesNotContain("feed at this address");
    }

    @Test
    void serves_new_content_from_the_moment_it_is_published() throws Exception {
        long source = site.protectedFeed("home", BODY);
        HttpResponse<byte[]> before = site.get("/ics/home");
        site.advance(Duration.ofMinutes(1));

        site.publish(source, "another body");

        HttpResponse<byte[]> after = site.get("/ics/home");
        assertThat(new String(after.body(), UTF_8)).isEqualTo("another body");
        assertThat(header(after, "ETag")).isNotEqualTo(header(before, "ETag"));
        assertThat(header(after, "Last-Modified")).isEqualTo("Sun, 22 Nov 2026 07:45:17 GMT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip"})
    void streams_a_feed_too_large_to_hold(String coding) throws Exception {
        byte[] noise = new byte[1_500_000];
        new Random(1).nextBytes(noise);
        String body = HexFormat.of().formatHex(noise);
        site.protectedFeed("large", body);

        HttpResponse<byte[]> answer = site.get("/ics/large", "Accept-Encoding", coding);

        byte[] received = coding.equals("gzip") ? gunzip(answer.body()) : answer.body();
        assertThat(new String(received, UTF_8)).isEqualTo(body);
        assertThat(header(answer, "Content-Length")).isEqualTo(String.valueOf(answer.body().length));
        assertThat(site.cache.held()).isZero();
    }

    @Test
    void asks_to_come_again_when_the_stored_feed_cannot_be_read() throws Exception {
        site.protectedFeed("home", BODY);
        site.database.run(handle -> handle.execute("DELETE FROM feed_chunks"));

        HttpResponse<byte[]> answer = site.get("/ics/home");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(header(answer, "Retry-After")).isEqualTo("30");
        assertThat(answer.headers().firstValue("ETag")).isEmpty();
    }

    private static Map<String, List<String>> fieldsButDate(HttpResponse<?> answer) {
        Map<String, List<String>> fields = new TreeMap<>(answer.headers().map());
        assertThat(fields.remove("date")).isNotNull();
        return fields;
    }

    private static String header(HttpResponse<?> answer, String name) {
        assertThat(answer.headers().allValues(name)).hasSize(1);
        return answer.headers().firstValue(name).orElseThrow();
    }

    private static byte[] gunzip(byte[] body) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return in.readAllBytes();
        }
    }
}
