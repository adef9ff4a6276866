package org.caldavsync.server.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.caldavsync.http.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresAddressTest {
    @Test
    void reads_every_part_percent_decoded() {
        assertThat(
                        PostgresAddress.parse(
                                "postgresql://al%3Aice:p%40ss%2Fw%23+rd@[::1]:6543/my%20db?sslmode=verify-full&sslrootcert=/ca.pem"))
                .isEqualTo(new PostgresAddress(
                        "::1",
                        6543,
                        "my db",
                        "al:ice",
                        Secret.of("p@ss/w#+rd"),
                        Map.of("sslmode", "verify-full", "sslrootcert", "/ca.pem")));
    }

    @Test
    void takes_the_usual_port_and_no_password_where_none_is_named() {
        PostgresAddress address = PostgresAddress.parse(" postgres://alice@db/sync ");

        assertThat(address.port()).isEqualTo(5432);
        assertThat(address.password()).isEqualTo(Secret.of(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://u:hunter@h/db",
                "postgresql://h/db",
                "postgresql://u:hunter@h",
                "postgresql://u:hunter@h/",
                "postgresql://u:hunter@h/a/b",
                "postgresql://:hunter@h/db",
                "postgresql://u:hunter@h/db#x",
                "postgresql://u:hun ter@h/db",
                "postgresql://u:hunter@h/db?hunter=1",
                "jdbc:postgresql://u:hunter@h/db",
                "hunter"
            })
    void refuses_anything_else_without_repeating_it(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PostgresAddress.parse(text))
                .satisfies(problem -> assertThat(problem)
                        .hasNoCause()
                        .message()
                        .doesNotContain("hunter")
                        .doesNotContain("hun ter"));
    }
}
