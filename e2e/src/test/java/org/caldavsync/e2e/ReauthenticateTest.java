package org.caldavsync.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
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
class ReauthenticateTest {
    @TempDir
    Path data;

    @Test
    void a_refused_password_is_told_and_mended_on_the_spot() {
        try (CalDavServer radicale = CalDavServers.start(ServerKind.RADICALE);
                PackedService service = PackedService.start(data);
                Visitor visitor = Visitor.of(service)) {
            radicale.put(radicale.newCalendar("club").resolve("a.ics"), Events.sample(321));
            service.addSource("Football club", radicale.entry(), "club", new Account("alice", "changed"));
            service.sync("sources", 1);

            visitor.open("/");
            visitor.text("Football club could not be synced.").waitFor();
            visitor.screenshot("reauthenticate-1-told");
            visitor.button("Update password").first().click();
            visitor.field("Password of alice").fill("wrong again");
            visitor.button("Sign in and sync").click();
            visitor.page()
                    .getByRole(AriaRole.DIALOG)
                    .getByText("password")
                    .last()
                    .waitFor();
            visitor.screenshot("reauthenticate-2-refused");
            visitor.expectNoBarriers();
            visitor.field("Password of alice").fill(Account.ALICE.password());
            visitor.button("Sign in and sync").click();
            visitor.text("Football club could not be synced.").waitFor(Wait.UNTIL_GONE);
            visitor.screenshot("reauthenticate-3-mended");

            assertThat(service.get("/api/sources/1").body()).contains("\"last_sync_status\":\"ok\"");
            assertThat(service.get("/ics/club").body()).contains("UID:event-321@example.com");
            visitor.expectNoProblems();
        }
    }
}
