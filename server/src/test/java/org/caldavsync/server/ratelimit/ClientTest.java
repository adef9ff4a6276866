package org.caldavsync.server.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, ' 192.0.2.1:8080 ', true",
        "192.0.2.1, ::ffff:192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "2001:db8::1, 2001:db8::ffff:1, true",
        "2001:db8::1, [2001:db8::2]:443, true",
        "2001:db8::1, [2001:db8::2], true",
        "2001:db8::1, 2001:DB8:0:0:9::, true",
        "2001:db8::1, 2001:db8:0:1::1, false",
        "fe80::1, fe80::2%eth0, true",
        "0.0.0.1, ::1, false",
        "0.0.0.0, ::, false"
    })
    void is_an_ipv4_address_or_an_ipv6_network(String one, String other, boolean same) {
        assertThat(Client.of(one)).isPresent();
        assertThat(Client.of(other)).isPresent();
        assertThat(Client.of(one).equals(Client.of(other))).isEqualTo(same);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "unknown", "localhost", "example.com", "_hidden", "1.2.3.4.5", "[::1", ":::", "é"})
    void is_nothing_else_and_no_name_is_looked_up(String text) {
        assertThat(Client.of(text)).isEmpty();
    }
}
