package org.caldavsync.server.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.caldavsync.http.HttpLimits;
import org.caldavsync.http.HttpLimits.Timeouts;
import org.caldavsync.server.TestService;
import org.caldavsync.server.TestService.Reply;
import org.caldavsync.testkit.Answer;
import org.caldavsync.testkit.Fault;
import org.caldavsync.testkit.FaultProxy;
import org.caldavsync.testkit.FeedServer;
import org.caldavsync.testkit.ReceivedRequest;
import org.caldavsync.testkit.standin.Quirk;
import org.caldavsync.testkit.standin.StandInCalDav;
import org.caldavsync.testkit.standin.StandInCalendar;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random edits of the link and of the calendar, random faults on the way, restarts of the service in the middle of runs,
 * and then calm: whatever happened, the calendar ends as what the link has and what was somebody else's, each once, and
 * another run writes nothing.
 */
@Tag("real")
class DestinationHistoriesTest {
    /** As many as {@code make test} runs, the same each time; {@code make soak} runs more, and others. */
    private static final int HISTORIES = Integer.getInteger("histories", 300);

    private static final List<Quirk> QUIRKS = List.of(
            Quirk.NO_ETAG_ON_PUT,
            Quirk.NO_SYNC_COLLECTION,
            Quirk.WEAK_ETAGS,
            Quirk.WEAK_NEVER_MATCHES,
            Quirk.ACCOUNT_WIDE_UIDS,
            Quirk.ERRORS_IN_207,
            Quirk.MULTIGET_OMITS_MISSING,
            Quirk.MULTIGET_FAILS_ON_MISSING,
            Quirk.UNKNOWN_TOKEN_LISTS_ALL);

    private static final Fault[] FAULTS = {
        Fault.resetBeforeRequest(), Fault.resetAfterRequest(), Fault.halfAnswer(), Fault.cutAnswerAfter(40)
    };

    /** One in so many rounds meets a server that falls silent, which costs the time it takes to give it up. */
    private static final int STALLS = 150;

    private static final int RESTARTS = 8;
    private static final HttpLimits IMPATIENT = new HttpLimits(
            new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(4), Duration.ofSeconds(30)),
            HttpLimits.DEFAULTS.sizes(),
            HttpLimits.DEFAULTS.pace());

    @TempDir
    Path directory;

    @Test
    void whatever_happens_it_ends_well() {
        long seed = Long.getLong("seed", 1);
        Random random = new Random(seed);
        try (Restartable service = new Restartable(directory);
                FeedServer link = FeedServer.start()) {
            for (int history = 0; history < HISTORIES; history++) {
                String name = "history " + history + " of seed " + seed;
                try (StandInCalDav dav = StandInCalDav.start(quirks(random));
                        FaultProxy proxy = FaultProxy.to(dav.base())) {
                    new History(service, link, dav, proxy, random, name).run(history);
                }
            }
            System.out.println(HISTORIES + " histories of seed " + seed + " ended well, with " + service.restarts
                    + " restarts in the middle of a run");
        }
    }

    /** The service, which may be ended and started again on the same database. */
    private static final class Restartable implements AutoCloseable {
        private final Path directory;
        private TestService service;
        private int restarts;

        Restartable(Path directory) {
            this.directory = directory;
            this.service = TestService.start(directory, IMPATIENT);
        }

        void restart() {
            service.close();
            service = TestService.start(directory, IMPATIENT);
            restarts++;
        }

        @Override
        public void close() {
            service.close();
        }
    }

    private static Quirk[] quirks(Random random) {
        return QUIRKS.stream().filter(_ -> random.nextInt(4) == 0).toArray(Quirk[]::new);
    }

    /** One link, one calendar, and what is done to both. */
    private static final class History {
        private final Restartable running;
        private final FeedServer link;
        private final StandInCalDav dav;
        private final FaultProxy proxy;
        private final Random random;
        private final String name;
        private final StandInCalendar calendar;
        private final Map<String, String> feed = new TreeMap<>();
        private final Map<String, String> foreign = new TreeMap<>();
        private int texts;

        History(Restartable running, FeedServer link, StandInCalDav dav, FaultProxy proxy, Random random, String name) {
            this.running = running;
            this.link = link;
            this.dav = dav;
            this.proxy = proxy;
            this.random = random;
            this.name = name;
            this.calendar = dav.newCalendar("club", 0);
        }

        void run(int number) {
            String target = "/" + number + ".ics";
            for (int i = 0; i < 1 + random.nextInt(12); i++) {
                feed.put("e" + i, text());
            }
            for (int i = 0; i < random.nextInt(4); i++) {
                String object = "foreign" + i + ".ics";
                String body = LinkText.calendar(LinkText.event("f" + i, text()));
                foreign.put(object, body);
                calendar.put(object, body.getBytes(StandardCharsets.UTF_8));
            }
            publish(target);
            String settings = TestService.destination(name, link.uri(target).toString(), proxy.uri(dav.base()), "club");
            Reply created = service().post("/api/destinations", settings);
            long id = created.body().path("destination").path("id").asLong();
            assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
            for (int round = 0; round < 1 + random.nextInt(4); round++) {
                trouble();
                edit();
                publish(target);
                if (random.nextInt(RESTARTS) == 0) {
                    restartDuringSync(id);
                } else {
                    var _ = sync(id);
                }
            }
            calm(id);
            var _ = service().delete("/api/destinations/" + id);
        }

        private TestService service() {
            return running.service;
        }

        private Reply sync(long id) {
            return service().post("/api/destinations/" + id + "/sync", "");
        }

        /** Ends the service while a run is at any of its requests, or has just ended. */
        private void restartDuringSync(long id) {
            int request = 1 + random.nextInt(12);
            double share = random.nextInt(3) * 0.1;
            CountDownLatch reached = new CountDownLatch(1);
            AtomicInteger seen = new AtomicInteger();
            dav.faults(asked -> {
                if (seen.incrementAndGet() == request) {
                    reached.countDown();
                }
                return random.nextDouble() < share ? fault(asked) : Optional.empty();
            });
            TestService before = service();
            Thread waiting = Thread.startVirtualThread(() -> {
                try {
                    var _ = before.post("/api/destinations/" + id + "/sync", "");
                } catch (UncheckedIOException ended) {
                    // The service went away while this waited.
                } finally {
                    reached.countDown();
                }
            });
            try {
                reached.await();
                running.restart();
                waiting.join();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }

        private void trouble() {
            proxy.sometimes(random, random.nextInt(3) * 0.1, FAULTS);
            if (random.nextInt(STALLS) == 0) {
                proxy.next(Fault.stallAnswerAfter(random.nextInt(300)));
            }
            double share = random.nextInt(3) * 0.1;
            dav.faults(request -> random.nextDouble() < share ? fault(request) : Optional.empty());
        }

        private Optional<Answer> fault(ReceivedRequest request) {
            boolean write = request.method().equals("PUT") || request.method().equals("DELETE");
            int status = write && random.nextBoolean() ? 412 : 500;
            return Optional.of(Answer.status(status));
        }

        private void edit() {
            for (int i = 0; i < random.nextInt(4); i++) {
                String uid = "e" + random.nextInt(14);
                switch (random.nextInt(5)) {
                    case 0, 1 -> feed.put(uid, text());
                    case 2 -> feed.remove(uid);
                    case 3 -> editOnServer();
                    default -> deleteOnServer();
                }
            }
        }

        private void editOnServer() {
            mine().ifPresent(object -> {
                String text = calendar.text(object).orElseThrow();
                String uid = LinkText.value(text, "UID");
                calendar.put(
                        object, LinkText.calendar(LinkText.event(uid, text())).getBytes(StandardCharsets.UTF_8));
            });
        }

        private void deleteOnServer() {
            mine().ifPresent(calendar::delete);
        }

        private Optional<String> mine() {
            List<String> objects = new ArrayList<>(calendar.names());
            objects.removeAll(foreign.keySet());
            return objects.isEmpty() ? Optional.empty() : Optional.of(objects.get(random.nextInt(objects.size())));
        }

        /** No more faults and edits: a run or two bring it right, and one more finds nothing to do. */
        private void calm(long id) {
            proxy.always(Fault.none());
            dav.faults(_ -> Optional.empty());
            Reply last = sync(id);
            for (int i = 0;
                    i < 4 && last.status() == 200 && last.body().path("held").asInt() > 0;
                    i++) {
                var _ = service()
                        .post(
                                "/api/destinations/" + id + "/release",
                                "{\"run_id\": " + last.body().path("run_id").asLong() + "}");
                last = sync(id);
            }
            for (int i = 0; i < 3 && !isQuiet(last); i++) {
                last = sync(id);
            }
            assertThat(last.status()).as(name + ": " + last.body()).isEqualTo(200);
            assertThat(isQuiet(last)).as(name + ": " + last.body()).isTrue();
            assertThat(contents()).as(name).isEqualTo(expected());
            foreign.forEach(
                    (object, body) -> assertThat(calendar.text(object)).as(name).contains(body));
        }

        private static boolean isQuiet(Reply reply) {
            return reply.status() == 200
                    && reply.body().path("uploaded").asInt() == 0
                    && reply.body().path("deleted").asInt() == 0
                    && reply.body().path("failed").asInt() == 0
                    && reply.body().path("held").asInt() == 0;
        }

        private List<String> expected() {
            List<String> lines = new ArrayList<>();
            feed.forEach((uid, text) -> lines.add(uid + " " + text));
            foreign.values()
                    .forEach(body -> lines.add(LinkText.value(body, "UID") + " " + LinkText.value(body, "SUMMARY")));
            return lines.stream().sorted().toList();
        }

        private List<String> contents() {
            return calendar.names().stream()
                    .map(object -> calendar.text(object).orElseThrow())
                    .map(text -> LinkText.value(text, "UID") + " " + LinkText.value(text, "SUMMARY"))
                    .sorted()
                    .toList();
        }

        private void publish(String target) {
            List<String> events = new ArrayList<>();
            feed.forEach((uid, text) -> events.add(LinkText.event(uid, text)));
            link.publish(target, LinkText.calendar(events));
        }

        private String text() {
            return "Text " + ++texts;
        }
    }
}
