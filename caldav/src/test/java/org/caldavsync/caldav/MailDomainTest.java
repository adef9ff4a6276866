package org.caldavsync.caldav;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.caldavsync.caldav.MailDomain.Server;
import org.caldavsync.testkit.DnsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailDomainTest {
    private static final String SERVICE = "_caldavs._tcp.example.org";

    private DnsServer dns;

    @BeforeEach
    void start() {
        dns = DnsServer.start();
    }

    @AfterEach
    void stop() {
        dns.close();
    }

    private Server server() {
        return domain().server(dns.url()).orElseThrow();
    }

    private static MailDomain domain() {
        return MailDomain.of(" Alice@Example.org ").orElseThrow();
    }

    @Test
    void names_its_server() {
        dns.srv(SERVICE, 0, 1, 443, "calendar.example.org");

        assertThat(server()).isEqualTo(new Server(URI.create("https://calendar.example.org/"), false));
    }

    @Test
    void names_a_port_and_a_path_too() {
        dns.srv(SERVICE, 0, 1, 8443, "calendar.example.org");
        dns.txt(SERVICE, "path=/dav/");

        assertThat(server().url()).isEqualTo(URI.create("https://calendar.example.org:8443/dav/"));
    }

    @Test
    void a_server_outside_the_domain_is_called_that() {
        dns.srv(SERVICE, 0, 1, 443, "caldav.provider.example");

        assertThat(server()).isEqualTo(new Server(URI.create("https://caldav.provider.example/"), true));
    }

    @Test
    void a_name_that_only_ends_alike_is_outside() {
        dns.srv(SERVICE, 0, 1, 443, "evilexample.org");

        assertThat(server().elsewhere()).isTrue();
    }

    @Test
    void the_lowest_priority_wins_and_then_the_highest_weight() {
        dns.srv(SERVICE, 20, 90, 443, "last.example.org");
        dns.srv(SERVICE, 10, 1, 443, "light.example.org");
        dns.srv(SERVICE, 10, 5, 443, "heavy.example.org");

        assertThat(server().url()).hasHost("heavy.example.org");
    }

    @Test
    void may_have_no_calendars() {
        dns.srv(SERVICE, 0, 0, 0, "");

        assertThat(domain().server(dns.url())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"under_score.example.org", "127.1", "-.example.org"})
    void may_name_a_server_that_cannot_be(String target) {
        dns.srv(SERVICE, 0, 1, 443, target);

        assertThat(domain().server(dns.url())).isEmpty();
    }

    @Test
    void may_not_exist() {
        assertThat(domain().server(dns.url())).isEmpty();
    }

    @Test
    void may_have_nobody_to_ask() {
        dns.close();

        assertThat(domain().server(dns.url())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "path=relative",
                "path=/a b",
                "other=/dav/",
                "path=/caldav/%u/",
                "path=/{user}/",
                "path=/a|b",
            })
    void a_path_that_cannot_be_one_is_ignored(String text) {
        dns.srv(SERVICE, 0, 1, 443, "calendar.example.org");
        dns.txt(SERVICE, text);

        assertThat(server().url()).hasPath("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "alice",
                "@example.org",
                "alice@",
                "alice@exa mple.org",
                "https://alice@example.org",
                "alice@example.org/dav",
                "alice@example.org:443",
                "alice@[192.0.2.1]",
                "alice@-example.org"
            })
    void is_that_of_a_mail_address_only(String text) {
        assertThat(MailDomain.of(text)).isEmpty();
    }
}
