package org.caldavsync.server.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import org.caldavsync.http.Secret;
import org.caldavsync.server.auth.Authenticator.Verdict;
import org.caldavsync.server.ratelimit.Client;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticatorTest {
    /** Hashes of {@code password}, made by the reference implementation (Debian's argon2). */
    private static final String ID =
            "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

    private static final String I =
            "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$iekCn0Y3spW+sCcFanM2xBT63UP2sghkUoHLIUpWRS8";
    private static final String D =
            "$argon2d$v=19$m=256,t=2,p=1$c29tZXNhbHQ$JcTui6RIBUtJ78gE5Hi52CO+H5vS6Z9R1uxAB6OhUB8";

    private static final Client CLIENT = Client.of("192.0.2.1").orElseThrow();

    private Instant now = Instant.parse("2026-11-22T07:00:00Z");
    private final Authenticator plain = authenticator(new Credentials.Plain("anna", Secret.of("pä:ss")));

    @Test
    void lets_everybody_in_where_nobody_is_configured() {
        Authenticator open = authenticator(new Credentials.None());

        assertThat(open.check(null, CLIENT)).isEqualTo(Verdict.GRANTED);
        assertThat(open.check("Basic nonsense", CLIENT)).isEqualTo(Verdict.GRANTED);
    }

    @Test
    void knows_the_user_by_name_and_password() {
        assertThat(plain.check(basic("anna:pä:ss"), CLIENT)).isEqualTo(Verdict.GRANTED);
        assertThat(plain.check(basic("anna:pä:ss").replace("Basic", "bASIC"), CLIENT))
                .isEqualTo(Verdict.GRANTED);
        assertThat(plain.check(basic("anna:pä"), CLIENT)).isEqualTo(Verdict.REFUSED);
        assertThat(plain.check(basic("anna:"), CLIENT)).isEqualTo(Verdict.REFUSED);
        assertThat(plain.check(basic("Anna:pä:ss"), CLIENT)).isEqualTo(Verdict.REFUSED);
        assertThat(plain.check(basic(":pä:ss"), CLIENT)).isEqualTo(Verdict.REFUSED);
    }

    @Test
    void refuses_no_header_at_all() {
        assertThat(plain.check(null, CLIENT)).isEqualTo(Verdict.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Basic", "Basic ", "Basic %%%", "Basic YW5uYQ==", "Bearer abc", "Digest username=\"anna\""})
    void refuses_headers_that_are_not_basic_credentials(String header) {
        assertThat(plain.check(header, CLIENT)).isEqualTo(Verdict.REFUSED);
    }

    @Test
    void refuses_a_header_of_any_length_without_decoding_it() {
        assertThat(plain.check("Basic " + "A".repeat(1_000_000), CLIENT)).isEqualTo(Verdict.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna:wrong", "nobody:pä:ss", "no colon"})
    void lets_a_client_fail_ten_times_then_once_in_ten_seconds(String attempt) {
        for (int i = 0; i < FailedLogins.AT_ONCE; i++) {
            assertThat(plain.check(basic(attempt), CLIENT)).isEqualTo(Verdict.REFUSED);
        }

        assertThat(plain.check(basic(attempt), CLIENT)).isEqualTo(Verdict.THROTTLED);
        now = now.plus(Authenticator.PAUSE);
        assertThat(plain.check(basic(attempt), CLIENT)).isEqualTo(Verdict.REFUSED);
        assertThat(plain.check(basic(attempt), CLIENT)).isEqualTo(Verdict.THROTTLED);
    }

    @Test
    void does_not_tell_a_client_that_failed_too_often_when_it_was_right() {
        for (int i = 0; i < FailedLogins.AT_ONCE; i++) {
            assertThat(plain.check(basic("anna:" + i), CLIENT)).isEqualTo(Verdict.REFUSED);
        }

        assertThat(plain.check(basic("anna:pä:ss"), CLIENT)).isEqualTo(Verdict.THROTTLED);
        now = now.plus(Authenticator.PAUSE);
        assertThat(plain.check(basic("anna:pä:ss"), CLIENT)).isEqualTo(Verdict.GRANTED);
    }

    @Test
    void does_not_let_others_wait_for_one_client_that_failed_too_often() {
        for (int i = 0; i < 100; i++) {
            var _ = plain.check(basic("anna:" + i), CLIENT);
        }

        Client other = Client.of("192.0.2.2").orElseThrow();
        assertThat(plain.check(basic("anna:pä:ss"), other)).isEqualTo(Verdict.GRANTED);
    }

    @Test
    void counts_the_addresses_of_one_ipv6_network_as_one_client() {
        for (int i = 0; i < FailedLogins.AT_ONCE; i++) {
            var _ = plain.check(
                    basic("anna:" + i), Client.of("2001:db8:1:2::" + i).orElseThrow());
        }

        Client same = Client.of("2001:db8:1:2:ffff:ffff:ffff:ffff").orElseThrow();
        assertThat(plain.check(basic("anna:x"), same)).isEqualTo(Verdict.THROTTLED);
    }

    @Test
    void does_not_count_who_asks_for_the_challenge() {
        for (int i = 0; i < 100; i++) {
            assertThat(plain.check(null, CLIENT)).isEqualTo(Verdict.REFUSED);
        }

        assertThat(plain.check(basic("anna:pä:ss"), CLIENT)).isEqualTo(Verdict.GRANTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {ID, I, D})
    void verifies_hashes_of_the_reference_implementation(String phc) {
        Authenticator hashed = authenticator(new Credentials.Hashed("anna", Argon2Hash.parse(phc)));

        assertThat(hashed.check(basic("anna:password"), CLIENT)).isEqualTo(Verdict.GRANTED);
        assertThat(hashed.check(basic("anna:Password"), CLIENT)).isEqualTo(Verdict.REFUSED);
        assertThat(hashed.check(basic("anna:password"), CLIENT)).isEqualTo(Verdict.GRANTED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        m=256     | m=65537    | limit is 65536
        m=256     | m=0        | limit is 65536
        t=2       | t=17       | limit is 16
        p=1       | p=17       | limit is 16
        p=1       | p=16,m=9   | is not an Argon2 hash
        m=256     | m=7        | at least 8 KiB
        v=19      | v=16       | version 19
        argon2id  | argon2x    | is not an Argon2 hash
        $v=19     | ''         | is not an Argon2 hash
        m=256     | m=99999999999 | is not an Argon2 hash
        """)
    void refuses_hashes_beyond_its_limits(String part, String replacement, String message) {
        assertThatThrownBy(() -> Argon2Hash.parse(ID.replace(part, replacement)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void prints_no_password() {
        assertThat(new Credentials.Plain("anna", Secret.of("pass")).toString()).doesNotContain("pass]");
        assertThat(new Credentials.Hashed("anna", Argon2Hash.parse(ID)).toString())
                .doesNotContain("argon2id");
    }

    private Authenticator authenticator(Credentials credentials) {
        return Authenticator.of(credentials, new SecureRandom(), () -> now);
    }

    private static String basic(String userPass) {
        return "Basic " + Base64.getEncoder().encodeToString(userPass.getBytes(UTF_8));
    }
}
