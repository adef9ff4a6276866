package org.caldavsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class FaultProxyTest {
    @AutoClose
    private final ScriptedServer server =
            ScriptedServer.start().otherwise(request -> Answer.status(200).body("text/plain", "x".repeat(10_000)));

    @AutoClose
    private final FaultProxy proxy = FaultProxy.to(server.uri("/"));

    @Test
    void passes_what_has_no_fault() throws Exception {
        assertThat(put()).hasSize(10_000);
        assertThat(server.requests().getFirst().body()).isEqualTo("body");
    }

    @Test
    void a_fault_hits_the_connection_it_was_meant_for() throws Exception {
        proxy.next(Fault.none(), Fault.cutAnswerAfter(5_000));

        assertThat(put()).hasSize(10_000);
        assertThatThrownBy(this::put).isInstanceOf(IOException.class);
        assertThat(put()).hasSize(10_000);
        assertThat(proxy.connections()).isEqualTo(3);
    }

    @Test
    void a_reset_before_the_request_hides_it_from_the_server_and_one_after_it_hides_the_answer() {
        proxy.next(Fault.resetBeforeRequest(), Fault.resetAfterRequest());

        assertThatThrownBy(this::put).isInstanceOf(IOException.class);
        assertThat(server.requests()).isEmpty();
        assertThatThrownBy(this::put).isInstanceOf(IOException.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void a_cut_request_never_arrives_whole() {
        proxy.next(Fault.cutRequestAfter(20));

        assertThatThrownBy(this::put).isInstanceOf(IOException.class);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void half_and_stalled_answers_never_end_well() {
        proxy.next(Fault.halfAnswer(), Fault.stallAnswerAfter(0));

        assertThatThrownBy(this::put).isInstanceOf(IOException.class);
        assertThatThrownBy(this::put).isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void slow_answers_arrive_whole() throws Exception {
        proxy.next(Fault.drip(Duration.ofNanos(1)), Fault.latency(Duration.ofMillis(1)));

        assertThat(put()).hasSize(10_000);
        assertThat(put()).hasSize(10_000);
    }

    @Test
    void refuses_until_it_accepts_again() throws Exception {
        URI before = proxy.uri(server.uri("/"));
        proxy.refuse();
        assertThatThrownBy(this::put).isInstanceOf(ConnectException.class);

        proxy.accept();

        assertThat(put()).hasSize(10_000);
        assertThat(proxy.uri(server.uri("/"))).isEqualTo(before);
    }

    @Test
    void the_same_seed_hits_the_same_connections() {
        String first = outcomes();
        String second = outcomes();

        assertThat(first).isEqualTo(second).contains("ok").contains("broken");
    }

    private String outcomes() {
        proxy.sometimes(new SplittableRandom(42), 0.5, Fault.resetBeforeRequest(), Fault.halfAnswer());
        StringBuilder outcomes = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            try {
                outcomes.append(put().isEmpty() ? "empty " : "ok ");
            } catch (IOException | InterruptedException e) {
                outcomes.append("broken ");
            }
        }
        return outcomes.toString();
    }

    private String put() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(proxy.uri(server.uri("/")))
                .timeout(Duration.ofSeconds(3))
                .PUT(BodyPublishers.ofString("body"))
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return response.body();
        }
    }
}
