package org.caldavsync.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.caldavsync.testkit.Account;
import org.caldavsync.testkit.CalDavServer;
import org.caldavsync.testkit.CalDavServers;
import org.caldavsync.testkit.Events;
import org.caldavsync.testkit.NginxProxy;
import org.caldavsync.testkit.ServerKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site of {@code deploy/nginx}, which asks for a password and passes on by HTTP/1.0 under another host. */
@Tag("real")
class BehindNginxTest {
    private static final Path SITE = Path.of("../deploy/nginx/basic-auth.conf");

    @TempDir
    Path data;

    @TempDir
    Path proxy;

    @Test
    void a_first_visit_leads_to_a_feed_under_the_address_that_the_visitor_sees() {
        try (CalDavServer radicale = CalDavServers.start(ServerKind.RADICALE);
                PackedService service = PackedService.start(data);
                NginxProxy nginx = NginxProxy.start(proxy, SITE, service.uri("/"));
                Visitor visitor = Visitor.of(nginx.uri("/"), "alice", "secret")) {
            URI calendar = radicale.newCalendar("family");
            radicale.put(calendar.resolve("a.ics"), Events.sample(321));

            visitor.open("/");
            visitor.button("From a CalDAV server").click();
            visitor.button("Other").click();
            visitor.field("Server address").fill(radicale.entry().toString());
            visitor.button("Next").click();
            visitor.field("Username").fill(Account.ALICE.user());
            visitor.field("Password").fill(Account.ALICE.password());
            visitor.button("Next").click();
            visitor.text("Choose calendars").waitFor();
            visitor.field("Name").fill("Family");
            visitor.button("Add source").last().click();
            visitor.page().waitForURL("**/sources/1/subscribe");
            visitor.field("Feed address").waitFor();
            visitor.text("The feed is there after the first sync.").waitFor(Wait.UNTIL_GONE);
            visitor.screenshot("behind-nginx-subscribe");

            String address = visitor.field("Feed address").inputValue();
            assertThat(address).startsWith(nginx.uri("/ics/").toString());
            assertThat(service.get(URI.create(address).getRawPath()).body()).contains("UID:event-321@example.com");
            visitor.expectNoProblems();
        }
    }
}
