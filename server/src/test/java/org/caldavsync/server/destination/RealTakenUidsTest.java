package org.caldavsync.server.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caldavsync.server.destination.LinkText.event;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.caldavsync.server.TestService;
import org.caldavsync.server.TestService.Reply;
import org.caldavsync.testkit.CalDavServer;
import org.caldavsync.testkit.CalDavServers;
import org.caldavsync.testkit.FeedServer;
import org.caldavsync.testkit.ServerKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One UID in another calendar of the account, and in two links that are written to one calendar at the same time. Cyrus
 * lets a UID live once in an account, DAViCal and sabre/dav as often as one likes.
 */
@Tag("real")
class RealTakenUidsTest {
    private static final String UID = "same@example.org";

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = {"CYRUS", "DAVICAL", "SABRE"})
    void each_event_is_there_once_and_nobody_elses_is_touched(ServerKind kind) {
        CalDavServer server = CalDavServers.shared(kind);
        String prefix = kind.name().toLowerCase(Locale.ROOT);
        URI theirs = server.newCalendar("taken-" + prefix).resolve("theirs.ics");
        server.put(theirs, LinkText.calendar(event(UID, "Somebody else's")));
        URI calendar = server.newCalendar("shared-" + prefix);
        try (TestService service = TestService.start(directory);
                FeedServer link = FeedServer.start()) {
            for (int i = 1; i <= 2; i++) {
                String target = "/" + i + ".ics";
                link.publish(target, LinkText.calendar(event(UID, "Link " + i), event("own-" + i + UID, "Own " + i)));
                String name = calendar.getPath().replaceAll(".*/([^/]+)/?$", "$1");
                Reply created = service.post(
                        "/api/destinations",
                        TestService.destination("D" + i, link.uri(target).toString(), server.entry(), name));
                assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
            }

            CompletableFuture<Reply> first =
                    CompletableFuture.supplyAsync(() -> sync(service, 1), Thread::startVirtualThread);
            CompletableFuture<Reply> second =
                    CompletableFuture.supplyAsync(() -> sync(service, 2), Thread::startVirtualThread);
            expect(first.join(), 2);
            expect(second.join(), 2);
            expect(sync(service, 1), 0);
            expect(sync(service, 2), 0);

            String source = TestService.source("Back", server.entry(), "back");
            var _ = service.post("/api/sources", TestService.with(source, "\"calendars\": [\"" + calendar + "\"]"));
            assertThat(service.post("/api/sources/1/sync", "").status()).isEqualTo(200);
            assertThat(service.feed("back").body().lines().filter(line -> line.startsWith("SUMMARY:")))
                    .containsExactlyInAnyOrder("SUMMARY:Link 1", "SUMMARY:Link 2", "SUMMARY:Own 1", "SUMMARY:Own 2");
            assertThat(server.get(theirs).body()).contains("SUMMARY:Somebody else's");
        }
    }

    private static Reply sync(TestService service, int id) {
        return service.post("/api/destinations/" + id + "/sync", "");
    }

    private static void expect(Reply reply, int uploaded) {
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        assertThat(reply.body().path("uploaded").asInt(-1))
                .as(reply.body().toString())
                .isEqualTo(uploaded);
        assertThat(reply.body().path("failed").asInt(-1))
                .as(reply.body().toString())
                .isZero();
    }
}
