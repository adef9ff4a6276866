package org.caldavsync.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.caldavsync.testkit.Account;
import org.caldavsync.testkit.Answer;
import org.caldavsync.testkit.CalDavServer;
import org.caldavsync.testkit.CalDavServers;
import org.caldavsync.testkit.Events;
import org.caldavsync.testkit.ScriptedServer;
import org.caldavsync.testkit.ServerKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does in the settings, up to what comes of it elsewhere. */
@Tag("real")
class SettingsTest {
    private static final String PASSPHRASE = "correct hörse battery staple";

    @TempDir
    Path here;

    @TempDir
    Path there;

    @TempDir
    Path downloads;

    @Test
    void everything_moves_to_another_service_with_its_passwords() throws IOException {
        try (CalDavServer radicale = CalDavServers.start(ServerKind.RADICALE)) {
            radicale.put(radicale.newCalendar("family").resolve("a.ics"), Events.sample(321));
            Path file;
            try (PackedService service = PackedService.start(here);
                    Visitor visitor = Visitor.of(service)) {
                service.addSource("Family", radicale.entry(), "family", Account.ALICE);
                visitor.open("/settings");
                assertThat(Files.readString(download(visitor, "Download export")))
                        .contains("\"Family\"")
                        .doesNotContain("\"secrets\"");
                file = exportWithPasswords(visitor);
                visitor.expectNoProblems();
            }
            try (PackedService service = PackedService.start(there);
                    Visitor visitor = Visitor.of(service)) {
                importWithPasswords(visitor, file);
                service.sync("sources", 1);
                assertThat(service.get("/ics/family").body()).contains("UID:event-321@example.com");
                visitor.expectNoProblems();
            }
        }
    }

    private Path exportWithPasswords(Visitor visitor) throws IOException {
        visitor.page().getByLabel("With the passwords, encrypted").check();
        visitor.button("Download export").click();
        visitor.text("Enter at least 12 characters.").waitFor();
        visitor.field("Passphrase").fill(PASSPHRASE);
        Path file = download(visitor, "Download export");
        assertThat(Files.readString(file)).contains("\"secrets\"").doesNotContain(Account.ALICE.password() + "\"");
        visitor.screenshot("settings-1-exported");
        visitor.expectNoBarriers();
        return file;
    }

    private static void importWithPasswords(Visitor visitor, Path file) {
        visitor.open("/settings");
        visitor.button("Import everything").click();
        visitor.text("Choose the file of an export.").waitFor();
        visitor.page().onFileChooser(chooser -> chooser.setFiles(file));
        visitor.button("Choose file…").click();
        visitor.text("Choose the file of an export.").waitFor(Wait.UNTIL_GONE);
        visitor.field("Passphrase").fill("not the passphrase");
        visitor.button("Import everything").click();
        visitor.text("Its passwords do not open with this passphrase").waitFor();
        visitor.screenshot("settings-2-refused");
        visitor.expectNoBarriers();
        visitor.field("Passphrase").fill(PASSPHRASE);
        visitor.button("Import everything").click();
        visitor.text("Imported 1 source and 0 destinations.").waitFor();
        visitor.screenshot("settings-3-imported");
    }

    @Test
    void a_backup_is_a_database_file() throws IOException {
        try (PackedService service = PackedService.start(here);
                Visitor visitor = Visitor.of(service)) {
            visitor.open("/settings");
            Path file = download(visitor, "Download backup");

            assertThat(file.getFileName().toString()).matches("caldav-ics-sync-[-0-9]+\\.db");
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .startsWith("SQLite format 3");
            visitor.text("NOTIFY_WEBHOOK_URL").waitFor();
            visitor.expectNoProblems();
        }
    }

    /** What a click on that button brings, under the name it comes with. */
    private Path download(Visitor visitor, String button) {
        Download download =
                visitor.page().waitForDownload(() -> visitor.button(button).click());
        Path file = downloads.resolve(download.suggestedFilename());
        download.saveAs(file);
        return file;
    }

    @Test
    void a_test_of_the_notifications_tells_who_was_reached() throws InterruptedException {
        try (ScriptedServer receiver = ScriptedServer.start()
                        .on("POST", "/hook", Answer.status(204), Answer.status(500))
                        .otherwise(_ -> Answer.status(404));
                PackedService service = PackedService.start(
                        here, Map.of("NOTIFY_WEBHOOK_URL", receiver.uri("/hook").toString()));
                Visitor visitor = Visitor.of(service)) {
            visitor.open("/settings");
            visitor.text("Configured").waitFor();
            visitor.button("Send a test").click();
            visitor.page()
                    .getByText("Sent", new Page.GetByTextOptions().setExact(true))
                    .waitFor();
            assertThat(receiver.awaitRequests(1).getFirst().body()).contains("\"event\":\"test\"");
            visitor.button("Send a test").click();
            visitor.text("Not sent").waitFor();
            visitor.text("The server answered with status 500.").waitFor();
            visitor.screenshot("settings-4-not-sent");
            visitor.expectNoBarriers();
            visitor.expectNoProblems();
        }
    }
}
