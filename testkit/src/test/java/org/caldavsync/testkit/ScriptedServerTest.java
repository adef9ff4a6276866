package org.caldavsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ScriptedServerTest {
    @AutoClose
    private final ScriptedServer server = ScriptedServer.start();

    @AutoClose
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void answers_in_the_scripted_order_and_keeps_the_last() throws Exception {
        server.on("GET", "/a?b=c", Answer.status(503).header("Retry-After", "1"), Answer.status(204));

        assertThat(get("/a?b=c").headers().firstValue("Retry-After")).hasValue("1");
        assertThat(get("/a?b=c").statusCode()).isEqualTo(204);
        assertThat(get("/a?b=c").statusCode()).isEqualTo(204);
        assertThat(get("/other").statusCode()).isEqualTo(501);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void records_what_was_asked() throws Exception {
        server.otherwise(request -> Answer.multistatus("<multistatus/>"));

        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(server.uri("/x%20y"))
                        .header("Depth", "1")
                        .method("PROPFIND", BodyPublishers.ofString("<é/>"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(response.body()).isEqualTo("<multistatus/>");
        ReceivedRequest request = server.awaitRequests(1).getFirst();
        assertThat(request).hasToString("PROPFIND /x%20y");
        assertThat(request.header("depth")).hasValue("1");
        assertThat(request.body()).isEqualTo("<é/>");
    }

    @Test
    void a_chunked_request_is_read_whole() throws Exception {
        server.on("PUT", "/", Answer.status(201));

        client.send(
                HttpRequest.newBuilder(server.uri("/"))
                        .PUT(BodyPublishers.ofInputStream(() -> InputStream.nullInputStream()))
                        .build(),
                BodyHandlers.discarding());

        assertThat(server.requests().getFirst().header("Transfer-Encoding")).hasValue("chunked");
        assertThat(get("/").statusCode()).isEqualTo(501);
    }

    @Test
    void breaks_answers_as_told() {
        server.on(
                "GET",
                "/cut",
                Answer.status(200).body("text/plain", "0123456789").cutAfter(5));
        server.on("GET", "/gone", Answer.hangUp());
        server.on("GET", "/raw", Answer.raw("ICY 200 nonsense\r\n\r\n"));
        server.on(
                "GET",
                "/short",
                Answer.status(200)
                        .header("Content-Length", "99")
                        .body("text/plain", "x")
                        .cutAfter(1));

        assertThatThrownBy(() -> get("/cut")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> get("/gone")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> get("/raw")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> get("/short")).isInstanceOf(IOException.class);
    }

    @Test
    void an_endless_body_goes_on_until_the_client_leaves() throws Exception {
        server.on(
                "GET", "/", Answer.status(200).body("text/plain", "0123456789").endless());

        try (InputStream body = client.send(
                        HttpRequest.newBuilder(server.uri("/")).build(), BodyHandlers.ofInputStream())
                .body()) {
            assertThat(body.readNBytes(1_000_000)).hasSize(1_000_000);
        }
    }

    @Test
    void a_drip_and_a_late_answer_wait_for_the_test() throws Exception {
        Semaphore permits = new Semaphore(2);
        CountDownLatch latch = new CountDownLatch(1);
        server.on(
                "GET",
                "/",
                Answer.status(200).body("text/plain", "abc").drip(permits).after(latch));
        CompletableFuture<HttpResponse<String>> response =
                client.sendAsync(HttpRequest.newBuilder(server.uri("/")).build(), BodyHandlers.ofString());

        server.awaitRequests(1);
        latch.countDown();
        assertThat(response).isNotDone();
        permits.release();

        assertThat(response.get(20, TimeUnit.SECONDS).body()).isEqualTo("abc");
    }

    private HttpResponse<String> get(String target) throws Exception {
        return client.send(HttpRequest.newBuilder(server.uri(target)).build(), BodyHandlers.ofString());
    }
}
