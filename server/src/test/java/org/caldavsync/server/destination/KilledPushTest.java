package org.caldavsync.server.destination;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.caldavsync.server.TestService;
import org.caldavsync.testkit.FeedServer;
import org.caldavsync.testkit.ServiceProcess;
import org.caldavsync.testkit.ServiceProcess.Launch;
import org.caldavsync.testkit.standin.StandInCalDav;
import org.caldavsync.testkit.standin.StandInCalendar;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process is killed while it writes 500 events, at any moment: before a write, between a write and the note of it,
 * between two transactions. The next one brings the calendar right, with every event once.
 */
@Tag("real")
class KilledPushTest {
    /** As many as {@code make test} makes, the same each time; {@code make soak} makes more. */
    private static final int KILLS = Integer.getInteger("kills", 5);

    private static final int EVENTS = 500;
    private static final int REPLACED = 40;
    private static final int FOREIGN = 5;
    private static final int STARTS = 3;

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    private final Map<String, String> feed = new TreeMap<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private int texts;
    private int uids;

    @Test
    void killed_at_any_moment_of_a_push_it_goes_on_and_every_event_is_there_once() throws Exception {
        long seed = Long.getLong("seed", 1);
        Random random = new Random(seed);
        try (StandInCalDav dav = StandInCalDav.start();
                FeedServer link = FeedServer.start()) {
            StandInCalendar calendar = dav.newCalendar("club", 0);
            Map<String, String> foreign = foreign(calendar);
            edit(random);
            publish(link);
            ServiceProcess service = start();
            try {
                var _ = send(
                        service,
                        "/api/destinations",
                        TestService.destination("Club", link.uri("/all.ics").toString(), dav.base(), "club"));
                for (int kill = 1; kill <= KILLS; kill++) {
                    String name = "kill " + kill + " of seed " + seed;
                    killDuringSync(service, dav, random);
                    service = start();
                    converge(service, name);
                    assertThat(contents(calendar, foreign)).as(name).isEqualTo(feed);
                    foreign.forEach((object, body) ->
                            assertThat(calendar.text(object)).as(name).contains(body));
                    assertThat(calendar.size()).as(name).isEqualTo(feed.size() + FOREIGN);
                    edit(random);
                    publish(link);
                }
                System.out.println(KILLS + " kills of seed " + seed + " ended well");
            } finally {
                service.close();
            }
        }
    }

    private static Map<String, String> foreign(StandInCalendar calendar) {
        Map<String, String> foreign = new TreeMap<>();
        for (int i = 0; i < FOREIGN; i++) {
            String body = LinkText.calendar(LinkText.event("foreign-" + i, "Somebody else's " + i));
            foreign.put("foreign-" + i + ".ics", body);
            calendar.put("foreign-" + i + ".ics", body.getBytes(UTF_8));
        }
        return foreign;
    }

    /** Every event changes, and some make room for others. */
    private void edit(Random random) {
        List<String> before = new ArrayList<>(feed.keySet());
        for (int i = 0; i < REPLACED && !before.isEmpty(); i++) {
            feed.remove(before.remove(random.nextInt(before.size())));
        }
        feed.replaceAll((_, _) -> "Text " + ++texts);
        while (feed.size() < EVENTS) {
            feed.put("e" + ++uids, "Text " + ++texts);
        }
    }

    private void publish(FeedServer link) {
        List<String> events = new ArrayList<>();
        feed.forEach((uid, text) -> events.add(LinkText.event(uid, text)));
        link.publish("/all.ics", LinkText.calendar(events));
    }

    private ServiceProcess start() {
        Map<String, String> environment =
                Map.of("DATA_DIR", directory.resolve("data").toString());
        Launch launch = Launch.of("org.caldavsync.server.Main", environment)
                .with("-Xmx256m", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED");
        for (int attempt = 1; attempt < STARTS; attempt++) {
            try {
                return started(launch);
            } catch (IllegalStateException portTaken) {
                // Another process took the port since it was chosen.
            }
        }
        return started(launch);
    }

    /** One that is known by its own word to be the one that answers. */
    private static ServiceProcess started(Launch launch) {
        ServiceProcess service = ServiceProcess.start(launch);
        try {
            service.awaitOutput("Ready");
            return service;
        } catch (IllegalStateException ended) {
            service.close();
            throw ended;
        }
    }

    private void killDuringSync(ServiceProcess service, StandInCalDav dav, Random random) throws InterruptedException {
        int request = 1 + random.nextInt(EVENTS + 2 * REPLACED);
        long later = random.nextLong(5_000_000);
        CountDownLatch reached = new CountDownLatch(1);
        AtomicInteger seen = new AtomicInteger();
        dav.faults(_ -> {
            if (seen.incrementAndGet() == request) {
                reached.countDown();
            }
            return Optional.empty();
        });
        Thread.startVirtualThread(() -> {
            try {
                var _ = send(service, "/api/destinations/1/sync", "");
            } catch (IOException killed) {
                // Expected: the process dies while this waits.
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            // A push of fewer requests is over by now: then it is killed when idle.
            reached.countDown();
        });
        reached.await();
        LockSupport.parkNanos(later);
        service.close();
        dav.faults(_ -> Optional.empty());
    }

    private void converge(ServiceProcess service, String name) throws Exception {
        JsonNode first = send(service, "/api/destinations/1/sync", "");
        assertThat(first.path("failed").asInt(-1)).as(name + ": " + first).isZero();
        assertThat(first.path("held").asInt(-1)).as(name + ": " + first).isZero();
        JsonNode second = send(service, "/api/destinations/1/sync", "");
        assertThat(second.path("skipped").asInt()).as(name + ": " + second).isEqualTo(EVENTS);
        assertThat(second.path("uploaded").asInt(-1)).as(name + ": " + second).isZero();
        assertThat(second.path("deleted").asInt(-1)).as(name + ": " + second).isZero();
    }

    private JsonNode send(ServiceProcess service, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.uri(path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build();
        return JSON.readTree(
                client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    /** What the calendar has of the link, by UID; a UID that is there twice is an error. */
    private static Map<String, String> contents(StandInCalendar calendar, Map<String, String> foreign) {
        Map<String, String> contents = new TreeMap<>();
        for (String object : calendar.names()) {
            if (!foreign.containsKey(object)) {
                String text = calendar.text(object).orElseThrow();
                String before = contents.put(LinkText.value(text, "UID"), LinkText.value(text, "SUMMARY"));
                assertThat(before).as("twice: " + text).isNull();
            }
        }
        return contents;
    }
}
