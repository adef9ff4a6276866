package org.caldavsync.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.caldavsync.testkit.Answer;
import org.caldavsync.testkit.ReceivedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain exchanges: what goes out, what comes back, what is kept and counted. */
class HttpSessionTest extends WithServer {

    @Test
    void sends_method_headers_and_a_body_of_known_length() {
        server.on("PROPFIND", "/cal/?a=b%20c", Answer.multistatus("<ok/>"));
        HttpCall call = HttpCall.of("PROPFIND", server.uri("/cal/?a=b%20c#part"))
                .header("Depth", "1")
                .body("application/xml; charset=utf-8", Body.of("<prop>ü</prop>"));

        Reading reading = read(session(), call);

        assertThat(reading.status()).isEqualTo(207);
        assertThat(reading.body()).isEqualTo("<ok/>");
        assertThat(reading.movedPermanently()).isFalse();
        ReceivedRequest request = server.requests().getFirst();
        assertThat(request.body()).isEqualTo("<prop>ü</prop>");
        assertThat(request.header("Depth")).contains("1");
        assertThat(request.header("Content-Length")).contains("15");
        assertThat(request.header("User-Agent")).contains("test/1");
        assertThat(request.header("Accept-Encoding")).contains("identity");
        assertThat(request.header("Content-Type")).contains("application/xml; charset=utf-8");
        assertThat(request.header("Host")).contains(server.uri("").getAuthority());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Transfer-Encoding", "Expect", "Upgrade", "Authorization", "Cookie"})
    void never_sends_what_servers_trip_over(String header) {
        server.on("PUT", "/x", Answer.status(201));

        read(session(), HttpCall.of("PUT", server.uri("/x")).body("text/plain", Body.of("x".repeat(100_000))));

        assertThat(server.requests().getFirst().headers(header)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "Host", "content-length", "Transfer-Encoding", "Expect"})
    void refuses_headers_that_would_defeat_its_rules(String header) {
        HttpCall call = get("/");

        assertThatThrownBy(() -> call.header(header, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_caller_may_have_its_own_user_agent() {
        server.on("GET", "/", Answer.status(200));

        read(session(), get("/").header("User-Agent", "Mozilla/5.0"));

        assertThat(server.requests().getFirst().headers("User-Agent")).containsExactly("Mozilla/5.0");
    }

    @Test
    void cookies_go_back_to_the_origin_that_set_them() {
        server.on("GET", "/", Answer.status(200).header("Set-Cookie", "s=1; Path=/"));
        HttpSession session = session();

        read(session, get("/"));
        read(session.counting(new Traffic()), get("/"));
        read(session(), get("/"));

        assertThat(server.requests())
                .extracting(request -> request.header("Cookie").orElse(""))
                .containsExactly("", "s=1", "");
    }

    @Test
    void keeps_the_connection_over_answers_read_unread_and_empty() {
        server.on("GET", "/a", Answer.status(200).body("text/plain", "text"));
        server.on("GET", "/b", Answer.status(204));
        HttpSession session = session();

        for (int i = 0; i < 3; i++) {
            read(session, get("/a"));
            read(session, get("/b"));
            session.send(get("/a")).close();
        }

        assertThat(server.connections()).isEqualTo(1);
        assertThat(traffic.requests()).isEqualTo(9);
        assertThat(traffic.bytes()).isEqualTo(6 * 4);
    }

    @Test
    void opens_a_new_connection_after_each_answer_of_an_http_1_0_server() {
        server.on("GET", "/", Answer.raw("HTTP/1.0 200 OK\r\nETag: \"1\"\r\n\r\nto the end"));
        HttpSession session = session();

        Reading first = read(session, get("/"));
        Reading second = read(session, get("/"));

        assertThat(first.body()).isEqualTo("to the end").isEqualTo(second.body());
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void repeats_a_read_once_when_a_kept_connection_was_closed_meanwhile() {
        server.on("REPORT", "/", Answer.multistatus("1"), Answer.hangUp(), Answer.multistatus("2"));
        HttpSession session = session();
        HttpCall report = HttpCall.of("REPORT", server.uri("/"));
        read(session, report);

        Reading second = read(session, report);

        assertThat(second.body()).isEqualTo("2");
        assertThat(traffic.requests()).isEqualTo(3);
    }

    @Test
    void never_repeats_a_write_whose_connection_was_closed() {
        server.on("PUT", "/x", Answer.status(204), Answer.hangUp(), Answer.status(204));
        HttpSession session = session();
        HttpCall put = HttpCall.of("PUT", server.uri("/x")).body("text/calendar", Body.of("X"));
        read(session, put);

        assertThatThrownBy(() -> session.send(put))
                .isInstanceOf(HttpFailure.Cut.class)
                .isNotInstanceOf(HttpFailure.NothingDone.class);

        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void decompresses_and_counts_what_was_transferred() throws IOException {
        byte[] packed = gzip("x".repeat(10_000));
        server.on(
                "GET",
                "/",
                Answer.status(200).header("Content-Encoding", "gzip").body("text/plain", packed));

        Reading reading = read(session(), get("/").gzip());

        assertThat(reading.body()).hasSize(10_000);
        assertThat(traffic.bytes()).isEqualTo(packed.length);
        assertThat(server.requests().getFirst().header("Accept-Encoding")).contains("gzip");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 304})
    void an_answer_without_body_may_claim_to_be_compressed(int status) {
        server.on("GET", "/", Answer.status(status).header("Content-Encoding", "gzip"));

        assertThat(read(session(), get("/")).body()).isEmpty();
    }

    @Test
    void header_values_are_read_as_utf_8_and_names_without_case() {
        server.on(
                "GET",
                "/",
                Answer.raw(new String(
                        "HTTP/1.1 200 OK\r\nx-Name: Müller\r\nX-NAME: 2\r\nContent-Length: 0\r\n\r\n".getBytes(UTF_8),
                        java.nio.charset.StandardCharsets.ISO_8859_1)));

        try (HttpAnswer answer = session().send(get("/"))) {
            assertThat(answer.headers().first("X-Name")).contains("Müller");
            assertThat(answer.headers().all("x-name")).containsExactly("Müller", "2");
        }
    }

    @Test
    void lines_that_are_no_header_fields_are_passed_over() {
        server.on("GET", "/", Answer.raw("HTTP/1.1 200 OK\r\nA B: 1\r\nC: \0\r\nD: 2\r\nContent-Length: 0\r\n\r\n"));

        try (HttpAnswer answer = session().send(get("/"))) {
            assertThat(answer.headers().first("D")).contains("2");
            assertThat(answer.headers().first("C")).isEmpty();
        }
    }

    @Test
    void an_answer_to_head_has_no_body_whatever_its_length_says() {
        server.on("HEAD", "/", Answer.status(200).header("Content-Length", "1000"));

        assertThat(read(session(), HttpCall.of("HEAD", server.uri("/"))).body()).isEmpty();
    }

    private static byte[] gzip(String text) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return packed.toByteArray();
    }
}
