package org.caldavsync.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.caldavsync.testkit.Account;
import org.caldavsync.testkit.CalDavServer;
import org.caldavsync.testkit.CalDavServers;
import org.caldavsync.testkit.Events;
import org.caldavsync.testkit.ServerKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("real")
class FirstVisitTest {
    @TempDir
    Path data;

    @Test
    void leads_from_nothing_to_a_feed_that_calendar_programs_can_read() {
        try (CalDavServer radicale = CalDavServers.start(ServerKind.RADICALE);
                PackedService service = PackedService.start(data);
                Visitor visitor = Visitor.of(service)) {
            URI calendar = radicale.newCalendar("family");
            radicale.put(calendar.resolve("a.ics"), Events.sample(321));

            visitor.open("/");
            visitor.screenshot("first-visit-1-welcome");
            visitor.button("From a CalDAV server").click();
            visitor.button("Other").click();
            visitor.field("Server address").fill(radicale.entry().toString());
            visitor.screenshot("first-visit-2-where");
            visitor.button("Next").click();
            visitor.field("Username").fill(Account.ALICE.user());
            visitor.field("Password").fill("wrong");
            visitor.button("Next").click();
            visitor.sign("Failed").first().waitFor();
            visitor.screenshot("first-visit-3-refused");
            visitor.expectNoBarriers();
            visitor.field("Password").fill(Account.ALICE.password());
            visitor.button("Next").click();
            visitor.text("Choose calendars").waitFor();
            visitor.field("Name").fill("Family");
            visitor.screenshot("first-visit-4-choose");
            visitor.expectNoBarriers();
            visitor.button("Add source").last().click();
            visitor.page().waitForURL("**/sources/1/subscribe");
            visitor.field("Feed address").waitFor();
            visitor.text("The feed is there after the first sync.").waitFor(Wait.UNTIL_GONE);
            visitor.screenshot("first-visit-5-subscribe");

            HttpResponse<String> feed = service.get(
                    URI.create(visitor.field("Feed address").inputValue()).getRawPath());
            assertThat(feed.statusCode()).isEqualTo(200);
            assertThat(feed.body()).startsWith("BEGIN:VCALENDAR").contains("UID:event-321@example.com");
            visitor.expectNoProblems();
        }
    }
}
