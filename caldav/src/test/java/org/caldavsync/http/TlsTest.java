package org.caldavsync.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ServerSocketFactory;
import org.caldavsync.http.HttpFailure.TlsFailed.Reason;
import org.caldavsync.testkit.Answer;
import org.caldavsync.testkit.LoopbackListener;
import org.caldavsync.testkit.ScriptedServer;
import org.caldavsync.testkit.TestCertificates;
import org.caldavsync.testkit.TestCertificates.Quality;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whose certificate is accepted, and how a refusal is explained. */
class TlsTest {
    private static final TestCertificates CERTIFICATES = new TestCertificates();
    private static final Tls OWN_AUTHORITY = Tls.trusting(CERTIFICATES.authorityPem());

    private final HttpGateway gateway = new HttpGateway(
            new HttpLimits(
                    new HttpLimits.Timeouts(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(60)),
                    HttpLimits.DEFAULTS.sizes(),
                    HttpLimits.DEFAULTS.pace()),
            AddressGuard.ALLOW_ALL,
            "test/1");

    @AfterEach
    void close() {
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource({"EXPIRED, EXPIRED", "SELF_SIGNED, UNKNOWN_ISSUER", "WRONG_HOST, WRONG_HOST"})
    void a_bad_certificate_is_refused_with_its_reason(Quality quality, Reason reason) {
        try (ScriptedServer server = server(quality)) {
            assertThatThrownBy(() -> send(server, OWN_AUTHORITY))
                    .isInstanceOfSatisfying(
                            HttpFailure.TlsFailed.class,
                            failure -> assertThat(failure.reason()).isEqualTo(reason))
                    .hasMessageContaining("127.0.0.1")
                    .hasMessageContaining("Nothing was sent");

            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void an_own_authority_is_unknown_without_its_pem() {
        try (ScriptedServer server = server(Quality.VALID)) {
            assertThatThrownBy(() -> send(server, Tls.VERIFIED))
                    .isInstanceOfSatisfying(
                            HttpFailure.TlsFailed.class,
                            failure -> assertThat(failure.reason()).isEqualTo(Reason.UNKNOWN_ISSUER));
        }
    }

    @Test
    void an_own_authority_is_trusted_with_its_pem() {
        try (ScriptedServer server = server(Quality.VALID)) {
            assertThat(send(server, OWN_AUTHORITY)).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource(Quality.class)
    void without_verification_anything_goes(Quality quality) {
        try (ScriptedServer server = server(quality)) {
            assertThat(send(server, Tls.UNVERIFIED)).isEqualTo(200);
        }
    }

    @Test
    void connections_are_not_shared_between_trust_settings() {
        try (ScriptedServer server = server(Quality.SELF_SIGNED)) {
            assertThat(send(server, Tls.UNVERIFIED)).isEqualTo(200);

            assertThatThrownBy(() -> send(server, Tls.VERIFIED)).isInstanceOf(HttpFailure.TlsFailed.class);
        }
    }

    @Test
    void a_password_goes_unasked_over_https() {
        try (ScriptedServer server = server(Quality.VALID)) {
            var account = Credentials.password("u", Secret.of("p"));
            var access = new Access(Origin.of(server.uri("/")), account, AuthScheme.AUTO, OWN_AUTHORITY);

            gateway.session(access).send(HttpCall.of("GET", server.uri("/"))).close();

            assertThat(WithServer.authorizations(server)).containsExactly("Basic dTpw");
        }
    }

    @Test
    void digest_takes_over_where_https_basic_is_not_offered() {
        try (ScriptedServer server = server(Quality.VALID)) {
            server.on(
                    "GET",
                    "/",
                    Answer.status(401).header("WWW-Authenticate", "Digest realm=\"x\", nonce=\"n\""),
                    Answer.status(200));
            var account = Credentials.password("u", Secret.of("p"));
            var access = new Access(Origin.of(server.uri("/")), account, AuthScheme.AUTO, OWN_AUTHORITY);

            gateway.session(access).send(HttpCall.of("GET", server.uri("/"))).close();

            assertThat(WithServer.authorizations(server).getLast()).startsWith("Digest ");
        }
    }

    @Test
    void no_credentials_go_to_unencrypted_http_of_the_same_host() {
        try (ScriptedServer plain = ScriptedServer.start()) {
            plain.otherwise(request -> Answer.status(401).header("WWW-Authenticate", "Basic realm=\"x\""));
            Origin secure = Origin.of(URI.create("https://127.0.0.1/"));
            HttpSession session = gateway.session(Access.of(secure, WithServer.ACCOUNT));

            session.send(HttpCall.of("GET", plain.uri("/"))).close();

            assertThat(WithServer.authorizations(plain)).containsExactly("");
        }
    }

    @Test
    void a_server_without_tls_is_named() {
        try (var plain = LoopbackListener.start(
                ServerSocketFactory.getDefault(),
                socket -> socket.getOutputStream()
                        .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))) {
            URI uri = URI.create("https://127.0.0.1:" + plain.port() + "/");
            HttpSession session = gateway.session(Access.of(Origin.of(uri), Credentials.none()));

            assertThatThrownBy(() -> session.send(HttpCall.of("GET", uri)))
                    .isInstanceOfSatisfying(
                            HttpFailure.TlsFailed.class,
                            failure -> assertThat(failure.reason()).isEqualTo(Reason.OTHER));
        }
    }

    @Test
    void pem_without_a_certificate_is_refused_at_once() {
        Origin origin = Origin.of(URI.create("https://example.org/"));
        var access = new Access(origin, Credentials.none(), AuthScheme.AUTO, Tls.trusting("no certificate"));

        assertThatThrownBy(() -> gateway.session(access)).isInstanceOf(IllegalArgumentException.class);
    }

    private static ScriptedServer server(Quality quality) {
        return ScriptedServer.startTls(CERTIFICATES.server(quality)).otherwise(request -> Answer.status(200));
    }

    private int send(ScriptedServer server, Tls tls) {
        var access = new Access(Origin.of(server.uri("/")), Credentials.none(), AuthScheme.AUTO, tls);
        try (HttpAnswer answer = gateway.session(access).send(HttpCall.of("GET", server.uri("/")))) {
            return answer.status();
        }
    }
}
