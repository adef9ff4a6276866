package org.caldavsync.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.caldavsync.testkit.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A server in the Internet that leads inwards, by names that resolve to inner addresses. 127.0.0.1 stands for the Internet;
 * on 127.0.0.2 somebody listens who must never hear of it. Names are looked up in a table.
 */
class InnerAddressTest extends WithServer {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** What the table says, one answer after the other; the last one stays. */
    private final Map<String, Deque<String[]>> table = new HashMap<>();

    private ServerSocket inner;
    private HttpGateway guarded;
    private URI outside;

    @BeforeEach
    void open() throws IOException {
        inner = new ServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.2"));
        GuardedResolver.Lookup lookup = this::lookUp;
        guarded = new HttpGateway(
                HttpLimits.DEFAULTS,
                new GuardedResolver(lookup, InnerAddressTest::isOutside, LIMIT),
                "test/1",
                HostPlaces.ALONE);
        knows("outside.example", "127.0.0.1");
        outside = URI.create("http://outside.example:" + server.uri("/").getPort() + "/");
    }

    @AfterEach
    void close() throws IOException {
        guarded.close();
        inner.close();
    }

    private static boolean isOutside(InetAddress address) {
        return address.equals(InetAddress.ofLiteral("127.0.0.1")) || AddressGuard.PUBLIC_ONLY.allows(address);
    }

    private void knows(String name, String... addresses) {
        table.computeIfAbsent(name, _ -> new ArrayDeque<>()).add(addresses);
    }

    private synchronized InetAddress[] lookUp(String name) throws UnknownHostException {
        Deque<String[]> answers = table.get(name);
        if (answers == null) {
            return InetAddress.getAllByName(name);
        }
        String[] answer = answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
        return Stream.of(answer).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
    }

    /** Every kind of inner address, as a name's only one and beside public ones: those alone are handed out. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.2",
                "::1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "100.64.0.1",
                "169.254.169.254",
                "fd00:ec2::254",
                "fe80::1",
                "::ffff:127.0.0.2",
                "64:ff9b::10.0.0.1",
                "64:ff9b::a9fe:a9fe",
                "2002:7f00:1::",
                "0.0.0.0"
            })
    void a_name_leads_to_no_inner_address(String address) throws UnknownHostException {
        knows("inner.example", address);
        knows("both.example", address, "1.1.1.1");
        try (GuardedResolver resolver = new GuardedResolver(this::lookUp, AddressGuard.PUBLIC_ONLY, LIMIT)) {
            assertThatThrownBy(() -> resolver.resolve("inner.example"))
                    .isInstanceOf(GuardedResolver.BlockedException.class);
            assertThat(resolver.resolve("both.example")).containsExactly(InetAddress.ofLiteral("1.1.1.1"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"inner.example", "127.0.0.2", "2130706434"})
    void a_redirect_from_outside_leads_nowhere_inside(String host) throws IOException {
        knows("inner.example", "127.0.0.2");
        server.on("PROPFIND", "/", Answer.redirect(307, inside(host).toString()));

        assertBlocked(() -> read(account(outside), HttpCall.of("PROPFIND", outside)));

        assertThat(received()).as("it was asked itself").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"inner.example", "127.0.0.2"})
    void an_address_that_a_server_sent_leads_nowhere_inside(String host) throws IOException {
        knows("inner.example", "127.0.0.2");

        assertBlocked(() -> read(account(outside), HttpCall.of("REPORT", inside(host))));
    }

    @Test
    void a_name_that_changes_its_mind_gains_nothing() throws IOException {
        knows("turning.example", "127.0.0.1");
        knows("turning.example", "127.0.0.2");
        URI turning = URI.create("http://turning.example:" + inner.getLocalPort() + "/");

        // The first answer is outside, where nobody listens on that port; the second one is inside.
        assertThatThrownBy(() -> read(account(turning), HttpCall.of("GET", turning)))
                .isInstanceOf(HttpFailure.ConnectRefused.class);
        assertBlocked(() -> read(account(turning), HttpCall.of("GET", turning)));
    }

    @Test
    void other_protocols_are_guarded_too() throws IOException {
        knows("inner.example", "127.0.0.2");

        assertBlocked(() -> guarded.dial("inner.example", inner.getLocalPort()).close());
    }

    private URI inside(String host) {
        return URI.create("http://" + host + ":" + inner.getLocalPort() + "/latest/meta-data/");
    }

    private HttpSession account(URI uri) {
        return guarded.session(Access.of(Origin.of(uri), ACCOUNT));
    }

    private interface Call {
        void make() throws IOException;
    }

    /** The failure says so, and nobody inside was connected to. */
    private void assertBlocked(Call call) throws IOException {
        assertThatThrownBy(call::make)
                .isInstanceOf(HttpFailure.BlockedAddress.class)
                .hasMessageContaining("ALLOW_PRIVATE_NETWORKS");
        inner.setSoTimeout(1);
        assertThatThrownBy(inner::accept).isInstanceOf(SocketTimeoutException.class);
    }

    /** The table is right about who listens where: without the guard all of it would arrive. */
    @Test
    void without_the_guard_it_would_arrive() throws IOException {
        knows("inner.example", "127.0.0.2");
        try (GuardedResolver open = new GuardedResolver(this::lookUp, AddressGuard.ALLOW_ALL, LIMIT)) {
            assertThat(List.of(open.resolve("inner.example"))).containsExactly(InetAddress.ofLiteral("127.0.0.2"));
            new Dial(open, HttpLimits.DEFAULTS.timeouts())
                    .open("inner.example", inner.getLocalPort())
                    .close();
        }
        inner.setSoTimeout(20_000);
        inner.accept().close();
    }
}
