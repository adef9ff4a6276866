package org.caldavsync.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caldavsync.server.TestService;
import org.caldavsync.server.TestService.Reply;
import org.caldavsync.testkit.FeedServer;
import org.caldavsync.testkit.PostgresServer;
import org.caldavsync.testkit.standin.Quirk;
import org.caldavsync.testkit.standin.StandInCalDav;
import org.caldavsync.testkit.standin.StandInCalendar;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From SQLite to PostgreSQL and back with the commands: everything goes on as if nothing had moved. */
@Tag("real")
class MovingTest {
    private static final String PASSPHRASE = "correct horse battery\n";
    private static final List<String> SUBJECTS = List.of("sources/1", "destinations/1", "destinations/2");
    private static final List<String> WRITES = List.of("PUT", "DELETE", "MKCALENDAR", "PROPPATCH");

    @TempDir
    Path directory;

    /** What can be seen of an installation from outside. */
    private record Picture(String feed, Map<String, List<String>> headers, List<JsonNode> answers) {
        static Picture of(TestService service) {
            HttpResponse<String> feed = service.feed("work");
            List<JsonNode> answers = new ArrayList<>();
            for (String path : List.of("sources", "destinations", "sources/1/calendars", "sources/1/paths", "runs")) {
                answers.add(service.get("/api/" + path).body());
            }
            Map<String, List<String>> headers = new HashMap<>();
            for (String name : List.of("ETag", "Last-Modified", "Content-Length")) {
                headers.put(name, feed.headers().allValues(name));
            }
            return new Picture(feed.body(), headers, answers);
        }
    }

    /** Where an installation keeps everything. */
    private record Home(Path directory, Map<String, String> variables) {
        TestService start() {
            return TestService.start(directory, variables, Clock.systemUTC());
        }

        CommandRun call(String... arguments) throws Exception {
            Map<String, String> environment = new HashMap<>(variables);
            environment.put("DATA_DIR", directory.resolve("data").toString());
            return CommandRun.of(environment, PASSPHRASE, arguments);
        }
    }

    @Test
    void to_postgresql_and_back_nothing_is_written_again_and_no_id_is_used_twice() throws Exception {
        try (PostgresServer postgres = PostgresServer.start();
                StandInCalDav dav = StandInCalDav.start(Quirk.ACCOUNT_WIDE_UIDS);
                FeedServer link = FeedServer.start()) {
            postgres.create("moved", "template1");
            Home first = new Home(directory.resolve("first"), Map.of("DATABASE_URL", ""));
            Home second = new Home(
                    directory.resolve("second"),
                    Map.of("DATABASE_URL", postgres.url("moved"), "SECRET_KEY", "ab".repeat(32)));
            Home third =
                    new Home(directory.resolve("third"), Map.of("DATABASE_URL", "", "SECRET_KEY", "cd".repeat(32)));

            Map<String, Integer> usual;
            Picture before;
            try (TestService service = first.start()) {
                settle(service, dav, link);
                usual = runAll(service, dav);
                createAndDelete(service, dav, 2);
                before = Picture.of(service);
            }
            move(first, second);
            Picture between;
            try (TestService service = second.start()) {
                assertThat(Picture.of(service)).isEqualTo(before);
                assertThat(runAll(service, dav)).isEqualTo(usual);
                assertThat(Picture.of(service).feed()).isEqualTo(before.feed());
                assertThat(Picture.of(service).headers()).isEqualTo(before.headers());
                createAndDelete(service, dav, 3);
                between = Picture.of(service);
            }
            move(second, third);
            try (TestService service = third.start()) {
                assertThat(Picture.of(service)).isEqualTo(between);
                assertThat(runAll(service, dav)).isEqualTo(usual);
                assertThat(Picture.of(service).feed()).isEqualTo(before.feed());
                assertThat(Picture.of(service).headers()).isEqualTo(before.headers());
                createAndDelete(service, dav, 4);
            }
        }
    }

    /** A source, a destination whose UIDs are all taken by the calendar of that source, and one whose UIDs are odd. */
    private static void settle(TestService service, StandInCalDav dav, FeedServer link) {
        dav.newCalendar("work", 12);
        StandInCalendar copy = dav.newCalendar("copy", 0);
        StandInCalendar club = dav.newCalendar("club", 0);
        List<String> uids =
                new ArrayList<>(List.of("same", "Same", "SAME", "ümläut-🎉", "a/b c?d#e%25", "~", "é", "e\u0301"));
        uids.add("long-" + "x".repeat(3_000) + "-1");
        uids.add("long-" + "x".repeat(3_000) + "-2");
        link.publish("/club.ics", calendar(uids));
        created(service.post("/api/sources", with(TestService.source("Work", dav.base(), "work"), dav)));
        created(service.post("/api/sources/1/paths", "{\"path\": \"wörk/2\", \"is_public\": true}"));
        created(service.post(
                "/api/destinations",
                TestService.with(
                        TestService.destination("Copy", "source:1", dav.uri(copy), "copy"), "\"sync_all\": true")));
        created(service.post(
                "/api/destinations",
                TestService.destination("Club", link.uri("/club.ics").toString(), dav.uri(club), "club")));
        for (int round = 0; round < 2; round++) {
            SUBJECTS.forEach(subject -> synced(service, subject));
        }
        assertThat(copy.size()).isEqualTo(12);
        assertThat(copy.text(copy.names().getFirst()).orElseThrow()).contains("@example.com-");
        assertThat(club.size()).isEqualTo(uids.size());
        var _ = dav.takeTraffic();
    }

    private static String with(String source, StandInCalDav dav) {
        return TestService.with(source, "\"calendars\": [\"" + dav.home().resolve("work/") + "\"]");
    }

    private static String calendar(List<String> uids) {
        StringBuilder text = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n");
        for (String uid : uids) {
            text.append("BEGIN:VEVENT\r\nUID:" + uid + "\r\nDTSTAMP:20260101T000000Z\r\n"
                    + "DTSTART:20300105T100000Z\r\nSUMMARY:Of " + uid.getBytes(UTF_8).length + "\r\nEND:VEVENT\r\n");
        }
        return text + "END:VCALENDAR\r\n";
    }

    private static void move(Home from, Home to) throws Exception {
        Path document = to.directory().resolveSibling(to.directory().getFileName() + ".json");
        CommandRun exported = from.call("export", document.toString(), "--secrets");
        assertThat(exported.status()).as(exported.err()).isZero();
        CommandRun imported = to.call("import", document.toString());
        assertThat(imported.status()).as(imported.err()).isZero();
        assertThat(imported.err()).contains("1 sources and 2 destinations were imported");
    }

    /** Runs each and gives what was asked of the server for it; nothing may be written. */
    private static Map<String, Integer> runAll(TestService service, StandInCalDav dav) {
        Map<String, Integer> requests = new HashMap<>();
        for (String subject : SUBJECTS) {
            Reply reply = synced(service, subject);
            assertThat(reply.body().path("uploaded").asInt()).as(subject).isZero();
            assertThat(reply.body().path("deleted").asInt()).as(subject).isZero();
            Map<String, Integer> made = dav.takeTraffic().requests();
            assertThat(made).as(subject).doesNotContainKeys(WRITES.toArray(String[]::new));
            made.forEach((method, count) -> requests.put(subject + " " + method, count));
        }
        return requests;
    }

    /** What is created now has that id, and is gone again. */
    private static void createAndDelete(TestService service, StandInCalDav dav, int source) {
        int destination = source + 1;
        JsonNode more = created(service.post("/api/sources", TestService.source("More", dav.base(), "more")));
        assertThat(more.at("/source/id").asInt()).isEqualTo(source);
        JsonNode further = created(service.post(
                "/api/destinations",
                TestService.destination("Further", "https://example.org/a.ics", dav.base(), "further")));
        assertThat(further.at("/destination/id").asInt()).isEqualTo(destination);
        assertThat(service.delete("/api/sources/" + source).status()).isEqualTo(200);
        assertThat(service.delete("/api/destinations/" + destination).status()).isEqualTo(200);
    }

    @CanIgnoreReturnValue
    private static JsonNode created(Reply reply) {
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(201);
        return reply.body();
    }

    @CanIgnoreReturnValue
    private static Reply synced(TestService service, String subject) {
        Reply reply = service.post("/api/" + subject + "/sync", "");
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        return reply;
    }
}
