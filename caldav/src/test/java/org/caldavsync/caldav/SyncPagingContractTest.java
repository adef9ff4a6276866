package org.caldavsync.caldav;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.caldavsync.caldav.xml.DavResponse;
import org.caldavsync.caldav.xml.MultiStatus;
import org.caldavsync.http.HttpAnswer;
import org.caldavsync.testkit.Account;
import org.caldavsync.testkit.CalDavServer;
import org.caldavsync.testkit.CalDavServers;
import org.caldavsync.testkit.ServerKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Cyrus is the one real server that cuts a sync-collection answer (RFC 6578 §3.6); asked for it, which we never do. */
@Tag("real")
class SyncPagingContractTest {
    private static final String THREE_AT_MOST = """
            <D:sync-collection xmlns:D="DAV:"><D:sync-token/><D:sync-level>1</D:sync-level>
            <D:limit><D:nresults>3</D:nresults></D:limit><D:prop><D:getetag/></D:prop></D:sync-collection>""";

    @Test
    void goes_on_from_the_token_of_a_page_that_was_cut() {
        CalDavServer server = CalDavServers.shared(ServerKind.CYRUS);
        URI url = server.newCalendar("pages");
        for (int i = 0; i < 5; i++) {
            server.put(url.resolve("event-" + i + ".ics"), Ics.event("page-" + i, "Page"));
        }
        try (TestClient client = TestClient.of(server, Account.ALICE)) {
            List<DavResponse> page = new ArrayList<>();
            MultiStatus end;
            try (HttpAnswer answer = client.send("REPORT", url, THREE_AT_MOST)) {
                end = MultiStatus.read(answer.body(), page::add);
            }
            assertThat(page).anyMatch(response -> response.status() == 507);
            CalendarCollection collection = client.collection(url);
            CalendarListing seen = collection.probe();
            Revision cut = new Revision(new SyncToken(end.syncToken()), CTag.NONE);

            Changes rest = collection.changes(new SyncState(cut, Instant.EPOCH, TestClient.now()), seen, () -> 1_000);

            assertThat(rest).isInstanceOfSatisfying(Changes.Delta.class, delta -> {
                assertThat(delta.changed()).hasSize(2);
                assertThat(delta.next().revision().token())
                        .isEqualTo(seen.revision().token());
            });
        }
    }
}
