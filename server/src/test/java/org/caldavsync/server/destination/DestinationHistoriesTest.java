package org.caldavsync.server.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
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
 * Random edits of the link and of the calendar, random faults on the way, and then calm: whatever happened, the calendar
 * ends as what the link has and what was somebody else's, each once, and another run writes nothing.
 */
@Tag("real")
class DestinationHistoriesTest {
    /** As many as {@code make test} runs, the same each time; {@code -Dhistories=5000 -Dseed=…} tries others. */
    private static final int HISTORIES = Integer.getInteger("histories", 300);

    private static final List<Quirk> QUIRKS = List.of(
            Quirk.NO_ETAG_ON_PUT,
            Quirk.NO_SYNC_COLLECTION,
            Quirk.WEAK_ETAGS,
            Quirk.ERRORS_IN_207,
            Quirk.MULTIGET_OMITS_MISSING,
            Quirk.MULTIGET_FAILS_ON_MISSING,
            Quirk.UNKNOWN_TOKEN_LISTS_ALL);

    private static final Fault[] FAULTS = {
        Fault.resetBeforeRequest(), Fault.resetAfterRequest(), Fault.halfAnswer(), Fault.cutAnswerAfter(40)
    };

    @TempDir
    Path directory;

    @Test
    void whatever_happens_it_ends_well() {
        long seed = Long.getLong("seed", 1);
        Random random = new Random(seed);
        try (TestService service = TestService.start(directory);
                FeedServer link = FeedServer.start()) {
            for (int history = 0; history < HISTORIES; history++) {
                String name = "history " + history + " of seed " + seed;
                try (StandInCalDav dav = StandInCalDav.start(quirks(random));
                        FaultProxy proxy = FaultProxy.to(dav.base())) {
                    new History(service, link, dav, proxy, random, name).run(history);
                }
            }
        }
    }

    private static Quirk[] quirks(Random random) {
        return QUIRKS.stream().filter(_ -> random.nextInt(4) == 0).toArray(Quirk[]::new);
    }

    /** One link, one calendar, and what is done to both. */
    private static final class History {
        private final TestService service;
        private final FeedServer link;
        private final StandInCalDav dav;
        private final FaultProxy proxy;
        private final Random random;
        private final String name;
        private final StandInCalendar calendar;
        private final Map<String, String> feed = new TreeMap<>();
        private final Map<String, String> foreign = new TreeMap<>();
        private int texts;

        History(TestService service, FeedServer link, StandInCalDav dav, FaultProxy proxy, Random random, String name) {
            this.service = service;
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
                String body = ics(event("f" + i, text()));
                foreign.put(object, body);
                calendar.put(object, body.getBytes(StandardCharsets.UTF_8));
            }
            publish(target);
            Reply created =
                    service.post("/api/destinations", """
                    {"name": "%s", "ics_url": "%s", "caldav_url": "%s", "calendar_name": "club", "username": "alice",
                     "password": "secret", "sync_interval_secs": 0}
                    """.formatted(name, link.uri(target), proxy.uri(dav.base())));
            long id = created.body().path("destination").path("id").asLong();
            assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
            for (int round = 0; round < 1 + random.nextInt(4); round++) {
                trouble();
                edit();
                publish(target);
                var _ = service.post("/api/destinations/" + id + "/sync", "");
            }
            calm(id);
        }

        private void trouble() {
            proxy.sometimes(random, random.nextInt(3) * 0.1, FAULTS);
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
                String uid = value(text, "UID");
                calendar.put(object, ics(event(uid, text())).getBytes(StandardCharsets.UTF_8));
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
            Reply last = service.post("/api/destinations/" + id + "/sync", "");
            for (int i = 0;
                    i < 4 && last.status() == 200 && last.body().path("held").asInt() > 0;
                    i++) {
                var _ = service.post(
                        "/api/destinations/" + id + "/release",
                        "{\"run_id\": " + last.body().path("run_id").asLong() + "}");
                last = service.post("/api/destinations/" + id + "/sync", "");
            }
            for (int i = 0; i < 3 && !isQuiet(last); i++) {
                last = service.post("/api/destinations/" + id + "/sync", "");
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
            foreign.values().forEach(body -> lines.add(value(body, "UID") + " " + value(body, "SUMMARY")));
            return lines.stream().sorted().toList();
        }

        private List<String> contents() {
            return calendar.names().stream()
                    .map(object -> calendar.text(object).orElseThrow())
                    .map(text -> value(text, "UID") + " " + value(text, "SUMMARY"))
                    .sorted()
                    .toList();
        }

        private void publish(String target) {
            List<String> events = new ArrayList<>();
            feed.forEach((uid, text) -> events.add(event(uid, text)));
            link.publish(target, ics(events.toArray(String[]::new)));
        }

        private String text() {
            return "Text " + ++texts;
        }

        private static String value(String text, String property) {
            return text.lines()
                    .filter(line -> line.startsWith(property + ":"))
                    .findFirst()
                    .orElseThrow()
                    .substring(property.length() + 1);
        }

        private static String event(String uid, String summary) {
            return """
                    BEGIN:VEVENT
                    UID:%s
                    DTSTAMP:20260101T000000Z
                    DTSTART:20300105T100000Z
                    DTEND:20300105T110000Z
                    SUMMARY:%s
                    END:VEVENT
                    """.formatted(uid, summary);
        }

        private static String ics(String... events) {
            String head = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\n";
            return (head + String.join("", events) + "END:VCALENDAR\n").replace("\n", "\r\n");
        }
    }
}
