package org.caldavsync.e2e;

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
class TwoTabsTest {
    @TempDir
    Path data;

    @Test
    void each_shows_what_the_other_did_and_what_a_program_did() {
        try (CalDavServer radicale = CalDavServers.start(ServerKind.RADICALE);
                PackedService service = PackedService.start(data);
                Visitor here = Visitor.of(service)) {
            radicale.put(radicale.newCalendar("work").resolve("a.ics"), Events.sample(321));
            service.addSource("Work", radicale.entry(), "work", Account.ALICE);
            Visitor there = here.inAnotherTab();

            here.open("/sources");
            there.open("/sources");
            there.text("Not synced yet").waitFor();
            here.choose("Sync now", "Work");
            there.text("Healthy").waitFor();
            here.text("Healthy").waitFor();
            service.call("PUT", "/api/sources/1", "{\"name\": \"Office\"}");
            here.text("Office").waitFor();
            there.text("Office").waitFor();

            here.expectNoProblems();
            there.expectNoProblems();
        }
    }

    @Test
    void destinations_are_as_live_as_sources() {
        try (CalDavServer radicale = CalDavServers.start(ServerKind.RADICALE);
                SchoolLink school = SchoolLink.start();
                PackedService service = PackedService.start(data);
                Visitor here = Visitor.of(service)) {
            school.publish(3, "Sports day");
            service.addDestination("School", school.uri(), radicale.newCalendar("school"), Account.ALICE);
            Visitor there = here.inAnotherTab();

            here.open("/destinations");
            there.open("/destinations/1");
            here.text("Not synced yet").waitFor();
            there.button("Sync now").click();
            here.text("Healthy").waitFor();
            there.text("Healthy").waitFor();
            service.call("PUT", "/api/destinations/1", "{\"name\": \"School and club\"}");
            here.text("School and club").waitFor();
            there.text("School and club").waitFor();

            here.expectNoProblems();
            there.expectNoProblems();
        }
    }
}
