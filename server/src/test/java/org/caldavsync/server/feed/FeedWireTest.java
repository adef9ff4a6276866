package org.caldavsync.server.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes over the wire, octet for octet: what a well-behaved client library would hide. */
@Tag("store")
class FeedWireTest {
    private static final String AUTHORIZATION = "Authorization: " + FeedSite.CREDENTIALS + "\r\n";

    @TempDir
    Path directory;

    private FeedSite site;

    @BeforeEach
    void open() throws Exception {
        site = new FeedSite(directory, 1 << 20);
        site.protectedFeed("home", "the body");
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void answers_http_1_0_and_closes() throws Exception {
        String answer = exchange("GET /ics/home HTTP/1.0\r\n" + AUTHORIZATION + "\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("Content-Length: 8\r\n")
                .endsWith("\r\n\r\nthe body");
    }

    @Test
    void keeps_the_connection_in_step_after_answers_without_a_body() throws Exception {
        String request = " /ics/home HTTP/1.1\r\nHost: x\r\n" + AUTHORIZATION;

        String answers = exchange("HEAD" + request + "\r\n" + "GET" + request + "If-None-Match: *\r\n\r\n"
                + "GET /ics/nothing HTTP/1.1\r\nHost: x\r\n\r\n" + "GET" + request + "Connection: close\r\n\r\n");

        String[] parts = answers.split("(?=HTTP/1.1 )", -1);
        assertThat(parts).hasSize(4);
        assertThat(parts[0])
                .startsWith("HTTP/1.1 200")
                .contains("Content-Length: 8")
                .endsWith("\r\n\r\n");
        assertThat(parts[1])
                .startsWith("HTTP/1.1 304")
                .doesNotContain("Content-Length")
                .endsWith("\r\n\r\n");
        assertThat(parts[2]).startsWith("HTTP/1.1 401");
        assertThat(parts[3]).startsWith("HTTP/1.1 200").endsWith("\r\n\r\nthe body");
    }

    @Test
    void does_not_resolve_dots_that_the_client_left_in_the_path() throws Exception {
        assertThat(status("/ics/public/../home")).isEqualTo("400");
        assertThat(status("/ics/../ics/home")).isEqualTo("404");
        assertThat(status("/ics/./home")).isEqualTo("404");
    }

    @Test
    void takes_octets_that_should_have_been_escaped() throws Exception {
        site.path(site.protectedFeed("other", "another body"), "Zürich", "extra", false);

        assertThat(status("/ics/Zürich")).isEqualTo("200");
    }

    private String status(String path) throws IOException {
        return exchange("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + AUTHORIZATION + "\r\n")
                .split(" ", 3)[1];
    }

    private String exchange(String requests) throws IOException {
        try (Socket socket = new Socket("localhost", site.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(requests.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
