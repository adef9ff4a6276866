package org.caldavsync.server.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.caldavsync.server.TestService.source;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.caldavsync.http.HttpLimits;
import org.caldavsync.http.HttpLimits.Timeouts;
import org.caldavsync.server.TestService;
import org.caldavsync.server.TestService.Reply;
import org.caldavsync.testkit.Answer;
import org.caldavsync.testkit.Ports;
import org.caldavsync.testkit.ScriptedServer;
import org.caldavsync.testkit.TestCertificates;
import org.caldavsync.testkit.TestCertificates.Quality;
import org.caldavsync.testkit.standin.StandInCalDav;
import org.caldavsync.testkit.standin.StandInCalendar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the other side does, the last good feed is served and the message says what is wrong. */
@Tag("store")
class BadUpstreamTest {
    private static final String HTML = "<html><body>Please log in</body></html>";

    /** What takes minutes otherwise. */
    private static final HttpLimits IMPATIENT = new HttpLimits(
            new Timeouts(Duration.ofSeconds(10), Duration.ofMillis(300), Duration.ofMillis(900)),
            HttpLimits.DEFAULTS.sizes(),
            HttpLimits.DEFAULTS.pace());

    @TempDir
    Path directory;

    private StandInCalDav server;
    private TestService service;
    private String goodFeed;

    @BeforeEach
    void syncOnce() {
        server = StandInCalDav.start();
        StandInCalendar work = server.newCalendar("work", 0);
        work.put("a.ics", SourceSyncTest.event("a@x", "Meeting").getBytes(UTF_8));
        service = TestService.start(directory);
        service.post("/api/sources", source("Family", server.base(), "family"));
        assertThat(sync().status()).isEqualTo(200);
        goodFeed = service.feed("family").body();
        assertThat(goodFeed).contains("a@x");
    }

    @AfterEach
    void stop() {
        service.close();
        server.close();
    }

    @CanIgnoreReturnValue
    private Reply sync() {
        return service.post("/api/sources/1/sync", "");
    }

    private void assertLastGoodFeedIsServed() {
        assertThat(service.feed("family").body()).isEqualTo(goodFeed);
    }

    static Stream<Arguments> answers() {
        String deep = "<a>".repeat(10_000) + "</a>".repeat(10_000);
        String bomb = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"" + "b".repeat(1000) + "\">]><D:multistatus"
                + " xmlns:D=\"DAV:\">&a;</D:multistatus>";
        return Stream.of(
                Arguments.of("wrong password", Answer.status(401).header("WWW-Authenticate", "Basic realm=\"x\""), 502),
                Arguments.of("forbidden", Answer.status(403), 502),
                Arguments.of("server error", Answer.status(500), 502),
                Arguments.of("unavailable", Answer.status(503).header("Retry-After", "120"), 502),
                Arguments.of("HTML instead of XML", Answer.status(200).body("text/html", HTML), 502),
                Arguments.of("HTML as multistatus", Answer.status(207).body("application/xml", HTML), 502),
                Arguments.of("10,000 deep", Answer.multistatus(deep), 502),
                Arguments.of("entities", Answer.multistatus(bomb), 502),
                Arguments.of("cut short", Answer.multistatus("<D:multistatus xmlns:D=\"DAV:\"><D:response>"), 502),
                Arguments.of(
                        "connection lost", Answer.multistatus(HTML.repeat(100)).cutAfter(50), 502),
                Arguments.of("hang-up", Answer.hangUp(), 502),
                Arguments.of("redirect loop", Answer.redirect(302, "/loop/"), 502),
                // No failure of the request, but nothing is believed of it either.
                Arguments.of("empty multistatus", Answer.multistatus("<D:multistatus xmlns:D=\"DAV:\"/>"), 200));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void a_bad_answer_is_told_and_changes_nothing(String name, Answer answer, int status) {
        server.faults(_ -> Optional.of(answer));

        Reply synced = sync();

        assertThat(synced.status()).isEqualTo(status);
        assertThat(synced.message()).isNotBlank().doesNotContain("Exception", "secret");
        assertThat(service.get("/api/sources/1")
                        .body()
                        .at("/source/last_sync_status")
                        .asText())
                .isEqualTo(status == 200 ? "partial" : "error");
        assertThat(service.get("/api/sources/1")
                        .body()
                        .at("/source/last_sync_error")
                        .asText())
                .isNotBlank();
        assertLastGoodFeedIsServed();
    }

    @Test
    void an_endless_body_ends_with_a_clear_error() {
        server.faults(_ -> Optional.of(
                Answer.multistatus("<D:multistatus xmlns:D=\"DAV:\">").endless()));

        Reply synced = sync();

        assertThat(synced.status()).isEqualTo(502);
        assertLastGoodFeedIsServed();
    }

    static Stream<Arguments> slowAnswers() {
        Answer complete = Answer.multistatus(HTML.repeat(100));
        return Stream.of(
                Arguments.of("no answer", Answer.silence()),
                Arguments.of("stalls in its body", complete.drip(new Semaphore(50))),
                Arguments.of("slow drip", complete.drip(Duration.ofMillis(20))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("slowAnswers")
    void an_answer_that_takes_too_long_is_told_and_changes_nothing(String name, Answer answer) {
        service.close();
        service = TestService.start(directory, IMPATIENT);
        server.faults(_ -> Optional.of(answer));

        Reply synced = sync();

        assertThat(synced.status()).isEqualTo(504);
        assertThat(synced.message()).contains("127.0.0.1", "kept").doesNotContain("Exception", "secret");
        assertLastGoodFeedIsServed();
    }

    @Test
    void a_refused_connection_says_so() {
        int port = Ports.free();
        service.put("/api/sources/1", "{\"caldav_url\": \"http://127.0.0.1:" + port + "/\", \"password\": \"secret\"}");

        Reply synced = sync();

        assertThat(synced.status()).isEqualTo(502);
        assertThat(synced.message()).contains("127.0.0.1").contains("kept");
        assertLastGoodFeedIsServed();
    }

    @Test
    void an_unknown_host_says_so() {
        service.put("/api/sources/1", "{\"caldav_url\": \"http://no-such-host.invalid/\", \"password\": \"secret\"}");

        Reply synced = sync();

        assertThat(synced.status()).isEqualTo(502);
        assertThat(synced.message()).contains("no-such-host.invalid");
        assertLastGoodFeedIsServed();
    }

    @Test
    void a_wrong_password_is_sent_once_a_run() {
        ScriptedServer refusing = ScriptedServer.start()
                .otherwise(_ -> Answer.status(401).header("WWW-Authenticate", "Basic realm=\"x\""));
        service.put("/api/sources/1", "{\"caldav_url\": \"" + refusing.uri("/") + "\", \"password\": \"wrong-pw\"}");

        Reply synced = sync();

        assertThat(synced.status()).isEqualTo(502);
        assertThat(synced.message()).contains("password").doesNotContain("wrong-pw");
        assertThat(refusing.requests().stream()
                        .filter(request -> request.header("Authorization").isPresent()))
                .hasSize(1);
        refusing.close();
    }

    @ParameterizedTest
    @MethodSource
    void a_bad_certificate_says_what_is_wrong(Quality quality, String said) {
        TestCertificates certificates = new TestCertificates();
        try (ScriptedServer tls = ScriptedServer.startTls(certificates.server(quality))) {
            String authority = quality == Quality.EXPIRED
                    ? certificates.authorityPem().replace("\n", "\\n").replace("\r", "")
                    : "";
            service.put("/api/sources/1", """
                    {"caldav_url": "%s", "password": "secret", "tls": {"verify": true, "ca_pem": "%s"}}
                    """.formatted(tls.uri("/"), authority));

            Reply synced = sync();

            assertThat(synced.status()).isEqualTo(502);
            assertThat(synced.message()).contains(said);
            assertThat(tls.requests()).isEmpty();
            assertLastGoodFeedIsServed();
        }
    }

    static Stream<Arguments> a_bad_certificate_says_what_is_wrong() {
        return Stream.of(Arguments.of(Quality.EXPIRED, "expired"), Arguments.of(Quality.SELF_SIGNED, "certificate"));
    }

    @Test
    void a_calendar_that_vanishes_during_the_run_keeps_its_events() {
        StandInCalendar home = server.newCalendar("home", 30);
        sync();
        String before = service.feed("family").body();
        home.put("new.ics", SourceSyncTest.event("new@x", "New").getBytes(UTF_8));
        String path = server.uri(home).getPath().replaceAll("/$", "");
        server.faults(
                request -> request.target().startsWith(path) ? Optional.of(Answer.status(404)) : Optional.empty());

        Reply synced = sync();

        assertThat(synced.message()).contains("home");
        assertThat(service.feed("family").body()).isEqualTo(before);
    }

    @Test
    void private_addresses_are_refused_where_they_are_not_allowed() {
        service.close();
        service = TestService.start(directory, Map.of("ALLOW_PRIVATE_NETWORKS", "false"), Clock.systemUTC());

        Reply synced = sync();

        assertThat(synced.status()).isEqualTo(502);
        assertThat(synced.message()).contains("private");
        assertLastGoodFeedIsServed();
    }
}
