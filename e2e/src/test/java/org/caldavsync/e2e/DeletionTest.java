package org.caldavsync.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import java.net.URI;
import java.nio.file.Path;
import org.caldavsync.testkit.Account;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("real")
class DeletionTest {
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9/");

    @TempDir
    Path data;

    @Test
    void hides_at_once_can_be_undone_and_happens_only_afterwards() {
        try (PackedService service = PackedService.start(data);
                Visitor visitor = Visitor.of(service)) {
            service.addSource("Family", NOWHERE, "family", Account.ALICE);
            service.addSource("Work", NOWHERE, "work", Account.ALICE);

            visitor.open("/sources");
            visitor.choose("Delete", "Work");
            visitor.text("Work deleted").waitFor();
            visitor.button("Actions for Work").waitFor(Wait.UNTIL_GONE);
            visitor.screenshot("deletion-1-undo");
            assertThat(service.get("/api/sources/2").statusCode()).isEqualTo(200);
            visitor.button("Undo").click();
            visitor.button("Actions for Work").waitFor();

            Response deleted = visitor.page()
                    .waitForResponse(
                            response -> response.request().method().equals("DELETE"),
                            () -> visitor.choose("Delete", "Work"));
            assertThat(deleted.status()).isEqualTo(200);
            assertThat(service.get("/api/sources/2").statusCode()).isEqualTo(404);
            assertThat(service.get("/api/sources/1").statusCode()).isEqualTo(200);
            visitor.expectNoProblems();
        }
    }

    @Test
    void of_a_destination_can_be_undone_too_and_other_tabs_see_it_when_it_happens() {
        try (PackedService service = PackedService.start(data);
                Visitor here = Visitor.of(service)) {
            service.addDestination("School", NOWHERE.resolve("/all.ics"), NOWHERE.resolve("/school/"), Account.ALICE);
            Visitor there = here.inAnotherTab();
            there.open("/destinations");
            there.button("Actions for School").waitFor();

            here.open("/destinations");
            here.choose("Delete", "School");
            here.text("School deleted").waitFor();
            here.button("Undo").click();
            here.button("Actions for School").waitFor();
            assertThat(service.get("/api/destinations/1").statusCode()).isEqualTo(200);

            Response deleted = here.page()
                    .waitForResponse(
                            response -> response.request().method().equals("DELETE"),
                            () -> here.choose("Delete", "School"));
            assertThat(deleted.status()).isEqualTo(200);
            there.button("Actions for School").waitFor(Wait.UNTIL_GONE);
            assertThat(service.get("/api/destinations/1").statusCode()).isEqualTo(404);
            here.expectNoProblems();
            there.expectNoProblems();
        }
    }
}
