package org.caldavsync.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.caldavsync.testkit.Account;
import org.caldavsync.testkit.CalDavServer;
import org.caldavsync.testkit.CalDavServers;
import org.caldavsync.testkit.ServerKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("real")
class DestinationTest {
    private static final Pattern EVENT = Pattern.compile("BEGIN:VEVENT");

    @TempDir
    Path data;

    private CalDavServer radicale;
    private SchoolLink school;
    private PackedService service;
    private Visitor visitor;
    private URI calendar;

    @BeforeEach
    void start() {
        radicale = CalDavServers.start(ServerKind.RADICALE);
        school = SchoolLink.start();
        service = PackedService.start(data);
        visitor = Visitor.of(service);
        calendar = radicale.newCalendar("school");
    }

    @AfterEach
    void stop() {
        visitor.close();
        service.close();
        school.close();
        radicale.close();
    }

    @Test
    void is_previewed_written_changed_held_and_released() {
        school.publish(12, "Parents' evening");
        add();
        assertThat(written()).contains("Parents' evening 11");
        assertThat(EVENT.matcher(written()).results()).hasSize(12);

        school.publish(12, "Sports day");
        visitor.open("/destinations/1/changes");
        visitor.text("Change 12 events").waitFor();
        visitor.screenshot("destination-3-changes");
        visitor.expectNoBarriers();
        assertThat(written()).doesNotContain("Sports day");
        visitor.button("Apply these changes").click();
        visitor.text("Nothing to change").waitFor();
        assertThat(written()).contains("Sports day 11").doesNotContain("Parents' evening");

        school.publish(1, "Sports day");
        visitor.button("Sync now").click();
        visitor.text("11 removals wait for you.").waitFor();
        visitor.screenshot("destination-4-held");
        visitor.expectNoBarriers();
        assertThat(EVENT.matcher(written()).results()).hasSize(12);
        visitor.button("Remove 11 events").first().click();
        visitor.text("The events were removed").waitFor();
        assertThat(EVENT.matcher(written()).results()).hasSize(1);
        visitor.expectNoProblems();
    }

    /** Goes through the five steps; nothing is written before the last. */
    private void add() {
        visitor.open("/destinations");
        visitor.button("Add destination").first().click();
        visitor.field("Feed address").fill(school.uri().toString());
        visitor.text("None").waitFor();
        visitor.screenshot("destination-1-link");
        visitor.expectNoBarriers();
        visitor.button("Next").click();
        visitor.button("Other").click();
        visitor.field("Server address").fill(radicale.entry().toString());
        visitor.button("Next").click();
        visitor.field("Username").fill(Account.ALICE.user());
        visitor.field("Password").fill(Account.ALICE.password());
        visitor.button("Next").click();
        visitor.page()
                .getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(Pattern.compile("school")))
                .check();
        visitor.field("Name").fill("School");
        visitor.button("Next").click();
        visitor.text("Add 12 events").waitFor();
        visitor.screenshot("destination-2-plan");
        visitor.expectNoBarriers();
        assertThat(written()).doesNotContain("BEGIN:VEVENT");
        visitor.button("Add destination").last().click();
        visitor.page().waitForURL("**/destinations/1/runs");
        visitor.text("Done").waitFor();
    }

    /** All of the target calendar, as its server has it. */
    private String written() {
        return radicale.get(calendar).body();
    }
}
