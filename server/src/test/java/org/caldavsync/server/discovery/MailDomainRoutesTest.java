package org.caldavsync.server.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.caldavsync.server.TestService;
import org.caldavsync.server.TestService.Reply;
import org.caldavsync.testkit.DnsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailDomainRoutesTest {
    @TempDir
    Path directory;

    private DnsServer dns;
    private TestService service;

    @BeforeEach
    void start() {
        dns = DnsServer.start();
        service = TestService.start(directory, dns);
    }

    @AfterEach
    void stop() {
        service.close();
        dns.close();
    }

    private Reply ask(String address) {
        return service.post("/api/discover/server", "{\"address\": \"" + address + "\"}");
    }

    @Test
    void a_mail_address_leads_to_the_server_of_its_domain() {
        dns.srv("_caldavs._tcp.example.org", 0, 1, 443, "cal.example.org");

        Reply reply = ask("alice@example.org");

        assertThat(reply.body().path("status").asText()).isEqualTo("success");
        assertThat(reply.body().path("url").asText()).isEqualTo("https://cal.example.org/");
        assertThat(reply.body().path("elsewhere").asBoolean(true)).isFalse();
    }

    @Test
    void a_server_of_somebody_else_is_shown_before_anything_is_sent_there() {
        dns.srv("_caldavs._tcp.example.org", 0, 1, 443, "caldav.provider.example");

        Reply reply = ask("alice@example.org");

        assertThat(reply.body().path("elsewhere").asBoolean()).isTrue();
        assertThat(reply.message()).contains("caldav.provider.example", "Nothing was sent");
    }

    @Test
    void a_domain_that_names_none_is_told() {
        Reply reply = ask("alice@example.com");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().path("status").asText()).isEqualTo("error");
        assertThat(reply.body().path("url").isNull()).isTrue();
        assertThat(reply.message()).contains("example.com");
    }

    @Test
    void anything_else_is_no_mail_address() {
        assertThat(ask("https://example.org").status()).isEqualTo(400);
    }
}
