package org.caldavsync.server.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.caldavsync.http.AddressGuard;
import org.caldavsync.http.HttpGateway;
import org.caldavsync.http.HttpLimits;
import org.caldavsync.http.Secret;
import org.caldavsync.server.TestService;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.db.SqliteDatabase;
import org.caldavsync.server.run.FailureCause;
import org.caldavsync.server.run.JdbcRunStore;
import org.caldavsync.server.run.Run;
import org.caldavsync.server.run.RunStatus;
import org.caldavsync.server.run.Subject;
import org.caldavsync.server.run.Tally;
import org.caldavsync.server.run.Trigger;
import org.caldavsync.testkit.Answer;
import org.caldavsync.testkit.ReceivedRequest;
import org.caldavsync.testkit.ScriptedServer;
import org.caldavsync.testkit.standin.StandInCalDav;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.NOPLogger;

class NotifierTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-11-22T07:00:00Z");
    private static final Notifier.Manner AT_ONCE = new Notifier.Manner(
            List.of(Duration.ZERO, Duration.ZERO, Duration.ZERO), Duration.ofSeconds(30), NOPLogger.NOP_LOGGER);

    @TempDir
    Path directory;

    @Test
    void tells_changes_of_state_and_nothing_else() throws Exception {
        try (ScriptedServer receiver = ScriptedServer.start().otherwise(_ -> Answer.status(204));
                StandInCalDav server = StandInCalDav.start();
                TestService service = TestService.start(
                        directory,
                        Map.of(
                                "NOTIFY_WEBHOOK_URL",
                                receiver.uri("/hook?t0ken").toString(),
                                "NOTIFY_WEBHOOK_SECRET",
                                "signing key"),
                        Clock.systemUTC())) {
            server.newCalendar("work", 2);
            var _ = service.post("/api/sources", TestService.source("Büro", server.base(), "work"));

            sync(service, 200);
            server.faults(_ -> Optional.of(Answer.status(403)));
            sync(service, 502);
            sync(service, 502);
            server.faults(_ -> Optional.empty());
            sync(service, 200);
            sync(service, 200);

            List<ReceivedRequest> told = receiver.awaitRequests(2);
            assertThat(told)
                    .extracting(request -> body(request).path("event").asText())
                    .containsExactlyInAnyOrder("failed", "recovered");
            assertThat(told).allSatisfy(request -> {
                assertThat(body(request).path("name").asText()).isEqualTo("Büro");
                assertThat(body(request).path("subject").asText()).isEqualTo("source 1");
                assertThat(body(request).path("message").asText()).isNotEmpty();
                assertThat(request.header("X-Signature-256")).hasValue("sha256=" + hmac(request.bodyBytes()));
            });
            TestService.Reply test = service.post("/api/notifications/test", "");
            assertThat(test.status()).isEqualTo(200);
            assertThat(test.body().path("channels").toString()).isEqualTo("[{\"name\":\"webhook\",\"problem\":null}]");
            assertThat(receiver.requests()).hasSize(3);
        }
    }

    @Test
    void says_why_a_test_reached_nobody_without_the_address() {
        Map<String, String> nobody = Map.of("NOTIFY_WEBHOOK_URL", "http://127.0.0.1:1/hook?t0ken");
        try (TestService service = TestService.start(directory, nobody, Clock.systemUTC())) {
            TestService.Reply reply = service.post("/api/notifications/test", "");

            assertThat(reply.status()).isEqualTo(502);
            assertThat(reply.message()).contains("webhook: 127.0.0.1").doesNotContain("t0ken");
            assertThat(reply.body().path("channels").path(0).path("problem").asText())
                    .startsWith("127.0.0.1");
            assertThat(service.get("/api/notifications").body().toString()).isEqualTo("{\"channels\":[\"webhook\"]}");
        }
        try (TestService service = TestService.start(directory)) {
            assertThat(service.post("/api/notifications/test", "").status()).isEqualTo(409);
            assertThat(service.get("/api/notifications").body().toString()).isEqualTo("{\"channels\":[]}");
        }
    }

    @Test
    void connects_to_no_private_address_where_that_is_not_allowed() throws Exception {
        try (ScriptedServer receiver = ScriptedServer.start().otherwise(_ -> Answer.status(204));
                TestService service = TestService.start(
                        directory,
                        Map.of(
                                "NOTIFY_WEBHOOK_URL",
                                receiver.uri("/hook").toString(),
                                "ALLOW_PRIVATE_NETWORKS",
                                "false"),
                        Clock.systemUTC())) {
            assertThat(service.post("/api/notifications/test", "").message()).contains("private or local address");
            assertThat(receiver.requests()).isEmpty();
        }
    }

    @Test
    void tries_three_times_and_then_gives_up() throws Exception {
        try (ScriptedServer receiver = ScriptedServer.start().otherwise(_ -> Answer.status(500))) {
            URI topic = receiver.uri("/topic");
            tellFailure(new Channel.Ntfy(topic, Optional.empty()), receiver, 3);

            assertThat(receiver.requests()).hasSize(3);
            ReceivedRequest last = receiver.requests().getLast();
            assertThat(last.header("Title")).hasValue("CalDAV/ICS Sync: failed");
            assertThat(last.header("Priority")).hasValue("high");
            assertThat(last.body()).isEqualTo("Work fails\nIt broke.");
        }
    }

    @Test
    void tells_once_where_the_second_attempt_is_heard() throws Exception {
        try (ScriptedServer receiver =
                ScriptedServer.start().on("POST", "/hook", Answer.status(503), Answer.status(200))) {
            tellFailure(new Channel.Webhook(receiver.uri("/hook"), Optional.of(Secret.of("k"))), receiver, 2);

            assertThat(receiver.requests()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 410, 413})
    void tries_nothing_again_that_is_refused(int status) throws Exception {
        try (ScriptedServer receiver = ScriptedServer.start().otherwise(_ -> Answer.status(status))) {
            tellFailure(new Channel.Webhook(receiver.uri("/hook"), Optional.empty()), receiver, 1);

            assertThat(receiver.requests()).hasSize(1);
        }
    }

    @Test
    void leaves_a_channel_alone_for_an_hour_that_refuses_the_login() throws Exception {
        Instant[] now = {NOW};
        AtomicInteger status = new AtomicInteger(401);
        try (ScriptedServer receiver = ScriptedServer.start().otherwise(_ -> Answer.status(status.get()));
                HttpGateway gateway = gateway()) {
            Channel ntfy = new Channel.Ntfy(receiver.uri("/topic"), Optional.of(Secret.of("t0ken")));
            Notifier notifier = new Notifier(List.of(ntfy), gateway, records(() -> now[0]), AT_ONCE);

            int one = requests(notifier, receiver);
            now[0] = now[0].plus(Duration.ofHours(1)).minusSeconds(1);
            assertThat(requests(notifier, receiver)).as("in the pause").isEqualTo(one);
            now[0] = now[0].plusSeconds(1);
            assertThat(requests(notifier, receiver)).as("after it, once").isEqualTo(2 * one);
            assertThat(requests(notifier, receiver)).as("in the next one").isEqualTo(2 * one);

            status.set(204);
            assertThat(notifier.test()).as("a test, at any time").containsExactly(new Notifier.Told("ntfy", null));
            int tested = receiver.requests().size();
            assertThat(requests(notifier, receiver)).as("it ended the pause").isEqualTo(tested + 1);
            notifier.close();
        }
    }

    /** How many there were after another notice. */
    private static int requests(Notifier notifier, ScriptedServer receiver) throws InterruptedException {
        notifier.tell(notice());
        notifier.awaitQuiet();
        return receiver.requests().size();
    }

    @Test
    void a_test_tells_all_at_the_same_time_and_waits_for_nobody_beyond_its_limit() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        CountDownLatch end = new CountDownLatch(1);
        try (ScriptedServer first = ScriptedServer.start().otherwise(_ -> met(together));
                ScriptedServer second = ScriptedServer.start().otherwise(_ -> met(together));
                ScriptedServer silent = ScriptedServer.start().otherwise(_ -> after(end));
                HttpGateway gateway = gateway()) {
            Notifier notifier = new Notifier(
                    Stream.of(first, second, silent)
                            .<Channel>map(server -> new Channel.Webhook(server.uri("/hook"), Optional.empty()))
                            .toList(),
                    gateway,
                    records(() -> NOW),
                    new Notifier.Manner(List.of(), Duration.ofSeconds(10), NOPLogger.NOP_LOGGER));

            assertThat(notifier.test())
                    .containsExactly(
                            new Notifier.Told("webhook", null),
                            new Notifier.Told("webhook", null),
                            new Notifier.Told("webhook", "It did not answer within 10 seconds."));
            end.countDown();
            notifier.close();
        }
        assertThat(Notifier.Manner.USUAL.test()).isLessThan(Duration.ofSeconds(60));
    }

    private static Answer met(CyclicBarrier barrier) {
        try {
            int _ = barrier.await(9, TimeUnit.SECONDS);
            return Answer.status(204);
        } catch (Exception alone) {
            return Answer.status(500);
        }
    }

    private static Answer after(CountDownLatch end) {
        try {
            boolean _ = end.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return Answer.status(204);
    }

    /** Whoever operates it has to see that, and the others are told. */
    @Test
    void a_defect_of_its_own_is_in_the_log() throws Exception {
        KeptLog log = new KeptLog();
        try (ScriptedServer receiver = ScriptedServer.start().otherwise(_ -> Answer.status(204));
                HttpGateway gateway = gateway()) {
            Channel broken = new Channel.Webhook(URI.create("ftp://127.0.0.1/"), Optional.empty());
            Channel sound = new Channel.Webhook(receiver.uri("/hook"), Optional.empty());
            Notifier notifier = new Notifier(
                    List.of(broken, sound),
                    gateway,
                    records(() -> NOW),
                    new Notifier.Manner(List.of(Duration.ZERO), Duration.ofSeconds(30), log));

            notifier.tell(notice());
            notifier.awaitQuiet();
            notifier.close();

            assertThat(receiver.requests()).hasSize(1);
        }
        assertThat(log.lines)
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("ERROR")
                        .contains("for a reason of this service", "IllegalArgumentException"));
    }

    /** Keeps what is logged. */
    private static final class KeptLog extends LegacyAbstractLogger {
        private static final long serialVersionUID = 1L;
        private final transient List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        protected @Nullable String getFullyQualifiedCallerName() {
            return null;
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level,
                @Nullable Marker marker,
                String message,
                Object @Nullable [] arguments,
                @Nullable Throwable thrown) {
            lines.add(level + " " + message + " " + thrown);
        }

        @Override
        public boolean isTraceEnabled() {
            return true;
        }

        @Override
        public boolean isDebugEnabled() {
            return true;
        }

        @Override
        public boolean isInfoEnabled() {
            return true;
        }

        @Override
        public boolean isWarnEnabled() {
            return true;
        }

        @Override
        public boolean isErrorEnabled() {
            return true;
        }
    }

    private static Notice notice() {
        return new Notice(Notice.Event.FAILED, "source 1", "Work", "It broke.", NOW);
    }

    /** With room for all at a time: the receivers are one host here. */
    private static HttpGateway gateway() {
        HttpLimits roomy = new HttpLimits(
                HttpLimits.DEFAULTS.timeouts(), HttpLimits.DEFAULTS.sizes(), new HttpLimits.Pace(8, 8, Duration.ZERO));
        return new HttpGateway(roomy, AddressGuard.ALLOW_ALL, "test/1");
    }

    private Notifier.Records records(InstantSource clock) {
        Database database = SqliteDatabase.open(directory.resolve("runs.db"), List.of());
        return new Notifier.Records(new JdbcRunStore(database).history(), _ -> "Work", new NothingStale(), clock);
    }

    private void tellFailure(Channel channel, ScriptedServer receiver, int requests) throws Exception {
        try (Database database = SqliteDatabase.open(directory.resolve("runs.db"), List.of());
                HttpGateway gateway = new HttpGateway(HttpLimits.DEFAULTS, AddressGuard.ALLOW_ALL, "test/1")) {
            Notifier.Records records = new Notifier.Records(
                    new JdbcRunStore(database).history(), _ -> "Work", new NothingStale(), () -> NOW);
            Notifier notifier = new Notifier(List.of(channel), gateway, records, AT_ONCE);
            notifier.finished(new Run(
                    1,
                    Subject.source(1),
                    Trigger.MANUAL,
                    RunStatus.ERROR,
                    NOW,
                    NOW,
                    Tally.NOTHING,
                    false,
                    new Run.Problem(FailureCause.UPSTREAM, "It broke.", null)));
            var _ = receiver.awaitRequests(requests);
            notifier.awaitQuiet();
            notifier.close();
        }
    }

    private static void sync(TestService service, int status) {
        assertThat(service.post("/api/sources/1/sync", "").status()).isEqualTo(status);
    }

    private static JsonNode body(ReceivedRequest request) {
        try {
            return JSON.readTree(request.bodyBytes());
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    private static String hmac(byte[] body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("signing key".getBytes(UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }
}
