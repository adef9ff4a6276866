package org.caldavsync.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ServerSocketFactory;
import org.caldavsync.testkit.Answer;
import org.caldavsync.testkit.LoopbackListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a server or network does, it ends soon and has a name. */
class HttpFailureTest extends WithServer {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void an_unknown_name() {
        URI uri = URI.create("http://no-such-host.invalid/secret?token=abc");

        assertThatThrownBy(() -> session().send(HttpCall.of("GET", uri)))
                .isInstanceOf(HttpFailure.UnknownHost.class)
                .isInstanceOf(HttpFailure.NothingDone.class)
                .hasMessageContaining("no-such-host.invalid")
                .hasMessageNotContainingAny("secret", "abc");
    }

    @Test
    void a_closed_port() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }

        assertThatThrownBy(() -> session().send(HttpCall.of("GET", URI.create("http://127.0.0.1:" + port))))
                .isInstanceOf(HttpFailure.ConnectRefused.class);
    }

    @Test
    void a_tls_handshake_that_never_ends() {
        limits(new HttpLimits(
                new HttpLimits.Timeouts(SHORT, LONG, LONG), HttpLimits.DEFAULTS.sizes(), HttpLimits.DEFAULTS.pace()));
        CountDownLatch never = new CountDownLatch(1);
        try (var deaf = LoopbackListener.start(ServerSocketFactory.getDefault(), socket -> never.await())) {
            URI uri = URI.create("https://127.0.0.1:" + deaf.port());

            assertThatThrownBy(() -> session().send(HttpCall.of("GET", uri)))
                    .isInstanceOf(HttpFailure.ConnectTimeout.class);
        }
    }

    @Test
    void silence() {
        timeouts(SHORT, LONG);
        server.on("GET", "/", Answer.silence());

        assertThatThrownBy(() -> read(session(), get("/"))).isInstanceOf(HttpFailure.ResponseTimeout.class);
    }

    @Test
    void silence_within_the_body() {
        timeouts(SHORT, LONG);
        server.on("GET", "/", Answer.status(200).body("text/plain", "abc").drip(new Semaphore(2)));

        assertThatThrownBy(() -> read(session(), get("/"))).isInstanceOf(HttpFailure.ResponseTimeout.class);
    }

    @Test
    void a_head_that_is_cut_anywhere() {
        String head = "HTTP/1.1 207 Multi-Status\r\nContent-Type: application/xml\r\nContent-Length: 4\r\n\r\n";
        AtomicInteger sent = new AtomicInteger();
        try (var cut = LoopbackListener.start(ServerSocketFactory.getDefault(), socket -> {
            var _ = socket.getInputStream().read(new byte[1000]);
            socket.getOutputStream().write(head.substring(0, sent.get()).getBytes(UTF_8));
        })) {
            URI uri = URI.create("http://127.0.0.1:" + cut.port());
            // The last line feed alone may be missing: nothing is lost then.
            for (int length = 0; length < head.length() - 1; length++) {
                sent.set(length);

                assertThatThrownBy(() -> session().send(HttpCall.of("PROPFIND", uri)))
                        .as("the first %d characters", length)
                        .isInstanceOf(HttpFailure.Cut.class);
            }
        }
    }

    @Test
    void a_slow_drip() {
        timeouts(LONG, SHORT);
        server.on(
                "GET",
                "/",
                Answer.status(200).body("text/plain", "x".repeat(100_000)).drip(Duration.ofMillis(10)));

        assertThatThrownBy(() -> read(session(), get("/"))).isInstanceOf(HttpFailure.Deadline.class);
    }

    @Test
    void a_slow_drip_of_headers() {
        timeouts(LONG, SHORT);
        Semaphore never = new Semaphore(0);
        try (var slow = LoopbackListener.start(ServerSocketFactory.getDefault(), socket -> {
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\nX: ".getBytes(UTF_8));
            while (!never.tryAcquire(10, TimeUnit.MILLISECONDS)) {
                socket.getOutputStream().write('x');
            }
        })) {
            URI uri = URI.create("http://127.0.0.1:" + slow.port());

            assertThatThrownBy(() -> session().send(HttpCall.of("GET", uri))).isInstanceOf(HttpFailure.Deadline.class);
        }
    }

    @Test
    void a_server_that_does_not_read() {
        timeouts(LONG, SHORT);
        CountDownLatch never = new CountDownLatch(1);
        try (var deaf = LoopbackListener.start(ServerSocketFactory.getDefault(), socket -> never.await())) {
            HttpCall put = HttpCall.of("PUT", URI.create("http://127.0.0.1:" + deaf.port()))
                    .body("text/calendar", Body.of(new byte[16 << 20]));

            assertThatThrownBy(() -> session().send(put)).isInstanceOf(HttpFailure.Deadline.class);
        }
    }

    @Test
    void a_call_may_have_a_shorter_deadline_of_its_own() {
        server.on("GET", "/", Answer.silence());

        assertThatThrownBy(() -> read(session(), get("/").within(SHORT))).isInstanceOf(HttpFailure.Deadline.class);
    }

    static Stream<Answer> cuts() {
        return Stream.of(
                Answer.hangUp(),
                Answer.status(200).body("text/plain", "0123456789").cutAfter(5),
                Answer.status(200)
                        .header("Content-Length", "100")
                        .body("text/plain", "short")
                        .cutAfter(5),
                Answer.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc"),
                Answer.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"));
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void a_connection_that_is_lost(Answer answer) {
        server.on("GET", "/", answer);

        assertThatThrownBy(() -> read(session(), get("/"))).isInstanceOf(HttpFailure.Cut.class);
    }

    static Stream<Answer> nonsense() {
        return Stream.of(
                Answer.raw("SSH-2.0-OpenSSH_9.2\r\n\r\n".repeat(500)),
                Answer.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n"),
                Answer.raw("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(1000) + "\r\n"),
                Answer.raw("HTTP/1.1 200 OK\r\nX: " + "y".repeat(100_000) + "\r\n\r\n"),
                Answer.status(200).header("Content-Encoding", "gzip").body("text/plain", "not packed"));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void what_is_not_http(Answer answer) {
        server.on("GET", "/", answer);

        assertThatThrownBy(() -> read(session(), get("/"))).isInstanceOf(HttpFailure.Malformed.class);
    }

    @Test
    void an_interrupt_ends_the_request_and_stays_set() throws Exception {
        server.on("GET", "/", Answer.silence());
        var outcome = new CompletableFuture<Boolean>();
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                read(session(), get("/"));
            } catch (HttpFailure.Cancelled e) {
                outcome.complete(Thread.currentThread().isInterrupted());
            }
        });
        server.awaitRequests(1);

        thread.interrupt();

        assertThat(outcome.get(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void closing_the_gateway_ends_what_is_under_way_and_what_comes_later() throws Exception {
        server.on("GET", "/", Answer.silence());
        HttpSession session = session();
        var outcome = CompletableFuture.runAsync(() -> read(session, get("/")), Thread.ofVirtual()::start);
        server.awaitRequests(1);

        gateway().close();

        assertThat(outcome)
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withCauseInstanceOf(HttpFailure.Cancelled.class);
        assertThatThrownBy(() -> session.send(get("/"))).isInstanceOf(HttpFailure.Cancelled.class);
    }

    @Test
    void an_answer_may_be_closed_after_the_gateway() {
        server.on("GET", "/", Answer.status(200).body("text/plain", "abc").drip(new Semaphore(0)));
        HttpAnswer answer = session().send(get("/"));

        gateway().close();

        assertThatCode(answer::close).doesNotThrowAnyException();
    }

    @Test
    void closing_an_answer_early_gives_its_place_back_at_once() {
        server.on(
                "GET",
                "/",
                Answer.status(200).body("text/plain", "x".repeat(1000)).endless());
        HttpSession session = session();

        for (int i = 0; i < 10; i++) {
            session.send(get("/")).close();
        }

        assertThat(server.connections()).isEqualTo(10);
    }

    @Test
    void an_answer_that_is_never_closed_gives_its_place_back_at_the_deadline() {
        timeouts(LONG, SHORT);
        server.on("GET", "/", Answer.status(200).body("text/plain", "abc").drip(new Semaphore(0)));
        server.on("GET", "/later", Answer.status(200));
        HttpSession session = session();
        try (HttpAnswer first = session.send(get("/"));
                HttpAnswer second = session.send(get("/"))) {

            Reading third = read(session, get("/later").within(LONG));

            assertThat(third.status()).isEqualTo(200);
            assertThat(first.status()).isEqualTo(second.status());
        }
    }
}
