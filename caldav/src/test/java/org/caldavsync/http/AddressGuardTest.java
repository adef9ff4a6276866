package org.caldavsync.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of addresses, with the neighbours on both sides of each border; and that it is asked. */
class AddressGuardTest extends WithServer {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.255.255.255",
                "10.0.0.0",
                "10.255.255.255",
                "100.64.0.0",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.0.1",
                "169.254.169.254",
                "172.16.0.0",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.0",
                "192.168.255.255",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b::169.254.169.254",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:0:4136:e378::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:c0a8:101::1",
                "3fff::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1",
                "5f00::1"
            })
    void is_not_public(String literal) {
        assertThat(AddressGuard.PUBLIC_ONLY.allows(InetAddress.ofLiteral(literal)))
                .isFalse();
        assertThat(AddressGuard.ALLOW_ALL.allows(InetAddress.ofLiteral(literal)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "::ffff:8.8.8.8",
                "64:ff9b::8.8.8.8",
                "2001:200::1",
                "2001:4860:4860::8888",
                "2002:808:808::1",
                "2606:4700:4700::1111",
                "2a00:1450::1"
            })
    void is_public(String literal) {
        assertThat(AddressGuard.PUBLIC_ONLY.allows(InetAddress.ofLiteral(literal)))
                .isTrue();
    }

    @Test
    void a_mapped_address_is_judged_even_where_java_keeps_it_as_ipv6() throws UnknownHostException {
        byte[] mapped = new byte[16];
        mapped[10] = -1;
        mapped[11] = -1;
        mapped[12] = 127;
        mapped[15] = 1;

        assertThat(AddressGuard.PUBLIC_ONLY.allows(Inet6Address.getByAddress("x", mapped, -1)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "0.0.0.0", "2130706433", "169.254.169.254"})
    void is_refused_at_connect_time_however_it_is_written(String host) {
        URI uri = URI.create("http://" + host + ":" + server.uri("/").getPort() + "/");
        try (var guarded = new HttpGateway(HttpLimits.DEFAULTS, AddressGuard.PUBLIC_ONLY, "test/1")) {
            HttpSession session = guarded.session(Access.of(Origin.of(uri), Credentials.none()));

            assertThatThrownBy(() -> session.send(HttpCall.of("GET", uri)))
                    .isInstanceOf(HttpFailure.BlockedAddress.class)
                    .hasMessageContaining("ALLOW_PRIVATE_NETWORKS");
        }

        assertThat(server.connections()).isZero();
    }
}
