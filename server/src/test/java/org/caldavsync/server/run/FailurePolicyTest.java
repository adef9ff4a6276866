package org.caldavsync.server.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.ServerSocket;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.caldavsync.caldav.CalDavClient;
import org.caldavsync.http.Access;
import org.caldavsync.http.AddressGuard;
import org.caldavsync.http.Credentials;
import org.caldavsync.http.HttpGateway;
import org.caldavsync.http.HttpLimits;
import org.caldavsync.http.Origin;
import org.caldavsync.server.db.DatabaseFailure;
import org.caldavsync.testkit.Answer;
import org.caldavsync.testkit.ScriptedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server does, to what a person reads and when the next try is. */
class FailurePolicyTest {
    private static final Instant NOW = SettableClock.START;

    private final FailurePolicy policy = new FailurePolicy(() -> NOW);

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 410, 501})
    void leaves_to_a_person_what_will_not_pass_by_itself(int status) throws Exception {
        Verdict verdict = verdict(Answer.status(status));

        assertThat(verdict).isInstanceOf(Verdict.NeedsOwner.class);
        assertThat(verdict.cause()).isEqualTo(FailureCause.UPSTREAM);
        assertThat(verdict.message()).endsWith("Events that were synchronised before are kept.");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504})
    void tries_again_when_a_server_failed(int status) throws Exception {
        Verdict verdict = verdict(Answer.status(status));

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Retry.class,
                        retry -> assertThat(retry.notBefore()).isEqualTo(NOW));
        assertThat(verdict.message()).contains("" + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void waits_as_long_as_a_server_asks_for_but_not_for_ever(int status) throws Exception {
        Verdict patient = verdict(Answer.status(status).header("Retry-After", "1200"));
        Verdict shameless = verdict(Answer.status(status).header("Retry-After", "99999999"));

        assertThat(patient)
                .isInstanceOfSatisfying(
                        Verdict.Retry.class,
                        retry -> assertThat(retry.notBefore()).isEqualTo(NOW.plusSeconds(1_200)));
        assertThat(shameless)
                .isInstanceOfSatisfying(
                        Verdict.Retry.class,
                        retry -> assertThat(retry.notBefore()).isBeforeOrEqualTo(NOW.plus(Duration.ofHours(6))));
    }

    @Test
    void tries_again_when_nobody_answers() throws Exception {
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
        }

        Verdict verdict = policy.judge(failure(nobody));

        assertThat(verdict).isInstanceOf(Verdict.Retry.class);
        assertThat(verdict.cause()).isEqualTo(FailureCause.UPSTREAM);
        assertThat(verdict.message()).contains("does not accept the connection");
    }

    @Test
    void tries_again_when_the_connection_breaks() throws Exception {
        assertThat(verdict(Answer.hangUp())).isInstanceOf(Verdict.Retry.class);
    }

    @Test
    void blames_this_service_for_its_database_and_tries_again() {
        Verdict verdict = policy.judge(DatabaseFailure.of(new SQLException("select secret", "08000")));

        assertThat(verdict).isInstanceOf(Verdict.Retry.class);
        assertThat(verdict.cause()).isEqualTo(FailureCause.SERVICE);
        assertThat(verdict.message()).doesNotContain("secret");
    }

    @Test
    void owns_up_to_a_defect_without_its_details() {
        Verdict verdict = policy.judge(new IllegalStateException("jdbc:secret"));

        assertThat(verdict).isInstanceOf(Verdict.Bug.class);
        assertThat(verdict.cause()).isEqualTo(FailureCause.SERVICE);
        assertThat(verdict.message()).contains("defect").doesNotContain("secret", "Exception");
    }

    private Verdict verdict(Answer answer) throws Exception {
        try (ScriptedServer server = ScriptedServer.start().otherwise(request -> answer)) {
            return policy.judge(failure(server.uri("/home/")));
        }
    }

    private static Throwable failure(URI home) {
        Access access = Access.of(Origin.of(home), Credentials.none());
        try (HttpGateway gateway = new HttpGateway(HttpLimits.DEFAULTS, AddressGuard.ALLOW_ALL, "test/1")) {
            CalDavClient client = new CalDavClient(gateway.session(access), Clock.fixed(NOW, ZoneOffset.UTC));
            return catchThrowable(() -> client.calendars(home));
        }
    }
}
