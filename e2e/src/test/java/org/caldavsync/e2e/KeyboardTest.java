package org.caldavsync.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import org.caldavsync.testkit.Account;
import org.caldavsync.testkit.CalDavServer;
import org.caldavsync.testkit.CalDavServers;
import org.caldavsync.testkit.Events;
import org.caldavsync.testkit.ServerKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody does who has no pointer: nothing here clicks, fills or focuses by itself. */
@Tag("real")
class KeyboardTest {
    private static final int MOST_STOPS = 60;

    @TempDir
    Path data;

    private CalDavServer radicale;
    private PackedService service;
    private Visitor visitor;
    private Keyboard keys;

    @BeforeEach
    void start() {
        radicale = CalDavServers.start(ServerKind.RADICALE);
        radicale.put(radicale.newCalendar("family").resolve("a.ics"), Events.sample(321));
        service = PackedService.start(data);
        visitor = Visitor.of(service);
        keys = visitor.page().keyboard();
    }

    @AfterEach
    void stop() {
        visitor.close();
        service.close();
        radicale.close();
    }

    @Test
    void a_source_is_added_and_its_run_is_read_with_keys_alone() {
        visitor.open("/sources");
        tabTo("button \"Add source\"");
        keys.press("Enter");
        visitor.dialog().waitFor();
        tabTo("button \"Other\"");
        keys.press("Space");
        tabTo("textbox \"Server address\"");
        keys.type(radicale.entry().toString());
        keys.press("Enter");
        visitor.field("Username").waitFor();
        tabTo("textbox \"Username\"");
        keys.type(Account.ALICE.user());
        tabTo("textbox \"Password\"");
        keys.type(Account.ALICE.password());
        keys.press("Enter");
        visitor.text("Choose calendars").waitFor();
        tabTo("textbox \"Name\"");
        keys.press("Control+a");
        keys.type("Family");
        keys.press("Enter");
        visitor.page().waitForURL("**/sources/1/subscribe");
        visitor.dialog().waitFor(Wait.UNTIL_GONE);

        keys.press("g");
        keys.press("a");
        visitor.page().waitForURL("**/activity");
        visitor.text("Done").waitFor();
        tabTo("Family, ");
        String opener = focused();
        keys.press("Enter");
        visitor.dialog().waitFor();
        visitor.dialog().getByText("Added").first().waitFor();
        assertThat(visitor.page().evaluate("() => document.activeElement.closest('[role=dialog]') !== null"))
                .as("the focus is in what was opened")
                .isEqualTo(true);
        keys.press("Escape");
        visitor.dialog().waitFor(Wait.UNTIL_GONE);
        visitor.page().waitForCondition(() -> focused().equals(opener));
        visitor.expectNoProblems();
    }

    /** Presses Tab until that has the focus, unless it has it already. */
    private void tabTo(String part) {
        for (int stop = 0; !focused().contains(part); stop++) {
            assertThat(stop)
                    .as("stops of Tab on the way to %s, at %s", part, focused())
                    .isLessThan(MOST_STOPS);
            keys.press("Tab");
        }
    }

    /** Its role and name, as a screen reader would say them. */
    private String focused() {
        Locator focus = visitor.page().locator(":focus");
        return focus.count() == 0
                ? ""
                : focus.first().ariaSnapshot().lines().findFirst().orElse("");
    }
}
