package org.caldavsync.server.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import org.caldavsync.http.Secret;
import org.caldavsync.server.auth.Authenticator.Verdict;
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

    private final Authenticator plain = authenticator(new Credentials.Plain("anna", Secret.of("pä:ss")));

    @Test
    void lets_everybody_in_where_nobody_is_configured() {
        Authenticator open = authenticator(new Credentials.None());

        assertThat(open.check(null)).isEqualTo(Verdict.GRANTED);
        assertThat(open.check("Basic nonsense")).isEqualTo(Verdict.GRANTED);
    }

    @Test
    void knows_the_user_by_name_and_password() {
        assertThat(plain.check(basic("anna:pä:ss"))).isEqualTo(Verdict.GRANTED);
        assertThat(plain.check(basic("anna:pä:ss").replace("Basic", "bASIC"))).isEqualTo(Verdict.GRANTED);
        assertThat(plain.check(basic("anna:pä"))).isEqualTo(Verdict.REFUSED);
        assertThat(plain.check(basic("anna:"))).isEqualTo(Verdict.REFUSED);
        assertThat(plain.check(basic("Anna:pä:ss"))).isEqualTo(Verdict.REFUSED);
        assertThat(plain.check(basic(":pä:ss"))).isEqualTo(Verdict.REFUSED);
    }

    @Test
    void refuses_no_header_at_all() {
        assertThat(plain.check(null)).isEqualTo(Verdict.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Basic", "Basic ", "Basic %%%", "Basic YW5uYQ==", "Bearer abc", "Digest username=\"anna\""})
    void refuses_headers_that_are_not_basic_credentials(String header) {
        assertThat(plain.check(header)).isEqualTo(Verdict.REFUSED);
    }

    @Test
    void refuses_a_header_of_any_length_without_decoding_it() {
        assertThat(plain.check("Basic " + "A".repeat(1_000_000))).isEqualTo(Verdict.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {ID, I, D})
    void verifies_hashes_of_the_reference_implementation(String phc) {
        Authenticator hashed = authenticator(new Credentials.Hashed("anna", Argon2Hash.parse(phc)));

        assertThat(hashed.check(basic("anna:password"))).isEqualTo(Verdict.GRANTED);
        assertThat(hashed.check(basic("anna:Password"))).isEqualTo(Verdict.REFUSED);
        assertThat(hashed.check(basic("anna:password"))).isEqualTo(Verdict.GRANTED);
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

    private static Authenticator authenticator(Credentials credentials) {
        return Authenticator.of(credentials, new SecureRandom(), Clock.systemUTC());
    }

    private static String basic(String userPass) {
        return "Basic " + Base64.getEncoder().encodeToString(userPass.getBytes(UTF_8));
    }
}
