package org.caldavsync.server.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caldavsync.server.TestService;
import org.caldavsync.server.TestService.Reply;
import org.caldavsync.server.subject.SealedRows;
import org.caldavsync.testkit.standin.StandInCalDav;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a file to another one, or to PostgreSQL, over the API: what comes along, and what is refused. */
@Tag("store")
class TransferTest {
    private static final String PASSPHRASE = "grün+correct horse";

    @TempDir
    Path directory;

    private StandInCalDav dav;
    private TestService from;
    private TestService to;

    /** A source and a destination, each synchronised once. */
    @BeforeEach
    void start() {
        dav = StandInCalDav.start();
        dav.newCalendar("work", 5);
        dav.newCalendar("copy", 0);
        from = TestService.start(directory.resolve("from"), Map.of("DATABASE_URL", ""), Clock.systemUTC());
        to = TestService.start(directory.resolve("to"));
        assertThat(from.post("/api/sources", TestService.source("Work", dav.base(), "work"))
                        .status())
                .isEqualTo(201);
        assertThat(from.post("/api/sources/1/sync", "").status()).isEqualTo(200);
        String destination = TestService.destination(
                "Copy",
                "source:1",
                dav.uri(dav.calendars().stream()
                        .filter(calendar -> calendar.name().equals("copy"))
                        .findFirst()
                        .orElseThrow()),
                "copy");
        assertThat(from.put("/api/sources/1", "{\"calendars\": [\"" + dav.home().resolve("work/") + "\"]}")
                        .status())
                .isEqualTo(200);
        Reply created = from.post("/api/destinations", TestService.with(destination, "\"sync_all\": true"));
        assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
        assertThat(from.post("/api/destinations/1/sync", "")
                        .body()
                        .path("uploaded")
                        .asInt())
                .isEqualTo(5);
        var _ = dav.takeTraffic();
    }

    @AfterEach
    void stop() {
        to.close();
        from.close();
        dav.close();
    }

    private String export(String passphrase) {
        return text(from, "POST", "/api/export", "{\"passphrase\": \"" + passphrase + "\"}");
    }

    private static String text(TestService service, String method, String path, String body) {
        HttpResponse<String> answer = service.send(HttpRequest.newBuilder(service.uri(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> importInto(TestService service, String document, String passphrase) {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.uri("/api/import"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(document));
        if (!passphrase.isEmpty()) {
            request.header(
                    "X-Import-Passphrase",
                    URLEncoder.encode(passphrase, StandardCharsets.UTF_8).replace("+", "%20"));
        }
        return service.send(request.build());
    }

    private void assertRefused(String document, String passphrase, String because) {
        HttpResponse<String> answer = importInto(to, document, passphrase);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(because).contains("Nothing was changed");
        assertThat(to.get("/api/sources").body().path("sources")).isEmpty();
        assertThat(to.get("/api/destinations").body().path("destinations")).isEmpty();
    }

    @Test
    void everything_goes_on_where_it_was_and_no_event_is_written_twice() {
        HttpResponse<String> answer = importInto(to, export(PASSPHRASE), PASSPHRASE);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"sources\":1", "\"destinations\":1", "\"without_password\":0");

        HttpResponse<String> before = from.feed("work");
        HttpResponse<String> after = to.feed("work");
        assertThat(after.body()).isEqualTo(before.body());
        assertThat(after.headers().firstValue("ETag"))
                .isEqualTo(before.headers().firstValue("ETag"));
        assertThat(to.get("/api/sources/1").body().path("source"))
                .usingRecursiveComparison()
                .isEqualTo(from.get("/api/sources/1").body().path("source"));
        assertThat(to.get("/api/runs").body()).isEqualTo(from.get("/api/runs").body());

        Reply source = to.post("/api/sources/1/sync", "");
        assertThat(source.status()).as(source.body().toString()).isEqualTo(200);
        Reply destination = to.post("/api/destinations/1/sync", "");
        assertThat(destination.status()).as(destination.body().toString()).isEqualTo(200);
        assertThat(destination.body().path("uploaded").asInt()).isZero();
        assertThat(dav.takeTraffic().requests()).doesNotContainKeys("PUT", "DELETE");
    }

    @Test
    void without_a_passphrase_no_password_is_in_it_and_accounts_are_switched_off() {
        String document = text(from, "GET", "/api/export", "");
        assertThat(document).doesNotContain("\"password\"").contains("\"caldav_url\"");

        HttpResponse<String> answer = importInto(to, document, "");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"without_password\":2").contains("switched off");
        assertThat(to.get("/api/sources/1").body().at("/source/enabled").asBoolean(true))
                .isFalse();
        assertThat(to.feed("work").body()).isEqualTo(from.feed("work").body());
        assertThat(to.put("/api/sources/1", "{\"password\": \"secret\", \"enabled\": true}")
                        .status())
                .isEqualTo(200);
        assertThat(to.post("/api/sources/1/sync", "").status()).isEqualTo(200);
    }

    @Test
    void the_passphrase_is_needed_and_has_to_be_the_one() {
        String document = export(PASSPHRASE);
        assertThat(document).doesNotContain("secret\"").doesNotContain(PASSPHRASE);

        assertRefused(document, "", "no passphrase was given");
        assertRefused(document, "another passphrase", "do not open with this passphrase");
    }

    @Test
    void what_it_does_not_know_is_refused_and_nothing_of_it_stays() {
        String document = export(PASSPHRASE);
        Map<String, String> spoilt = Map.of(
                document.substring(0, document.length() / 2),
                "no whole JSON document",
                document.substring(0, document.length() - 3),
                "whole JSON",
                document + "{}",
                "follows its end",
                document.replace("\"version\":1", "\"version\":2"),
                "another version",
                document.replace("\"tables\":{", "\"colour\":\"red\",\"tables\":{"),
                "colour",
                document.replace("\"tables\":{", "\"tables\":{\"users\":[],"),
                "users",
                document.replace("\"destinations\":[{", "\"destinations\":[{\"owner\":1,"),
                "a column that is unknown",
                document.replace("\"deletions\":\"owned\"", "\"deletions\":\"all\""),
                "breaks a rule",
                document.replace("\"sources\":[{\"id\":1,", "\"sources\":[{\"id\":9007199254740992,"),
                "no id that can be used",
                document.replace("\"sync_all\":true", "\"sync_all\":\"yes\""),
                "another type");

        spoilt.forEach((text, because) -> {
            assertThat(text).isNotEqualTo(document);
            assertRefused(text, PASSPHRASE, because);
        });
        assertRefused(document.replace("\"counters\":{", "\"counters\":{\"users\":1,"), PASSPHRASE, "users");
        String open = text(from, "GET", "/api/export", "");
        assertRefused(open.replace("\"time_zone\":null", "\"time_zone\":\"Mars/Base\""), "", "cannot be used");
        assertThat(importInto(to, document, PASSPHRASE).statusCode()).isEqualTo(200);
    }

    /** Whoever handles the file and has no passphrase must not learn a password by it. */
    @Test
    void a_document_that_was_changed_sends_no_password_anywhere() {
        String document = export(PASSPHRASE);
        try (StandInCalDav other = StandInCalDav.start()) {
            String elsewhere = "127.0.0.1:" + other.base().getPort();
            String here = "127.0.0.1:" + dav.base().getPort();
            for (String changed : List.of(
                    document.replace(here, elsewhere),
                    document.replace("\"tls_verify\":true", "\"tls_verify\":false"),
                    document.replace("\"made_by\":\"", "\"made_by\":\"x"),
                    document.replaceFirst(",\"seal\":\"[^\"]+\"", ""),
                    document.replaceFirst("(\"seal\":\")[^\"]+\"", "$1AAAA\""),
                    document.replaceFirst("(\"seal\":\"[^\"]+\")}", "$1 }"),
                    document + " ")) {
                assertThat(changed).isNotEqualTo(document);
                assertRefused(changed, PASSPHRASE, "not as it was made");
            }
            assertRefused(
                    text(from, "GET", "/api/export", "").replace(here, elsewhere), PASSPHRASE, "no password is in it");
            assertThat(other.takeTraffic().requests()).isEmpty();
        }
        assertThat(importInto(to, document, PASSPHRASE).statusCode()).isEqualTo(200);
    }

    /** So a row cannot fill the memory with columns, nor a database with ids. */
    @Test
    void a_column_is_refused_before_its_value_is_read_and_ids_are_bounded() {
        String document = text(from, "GET", "/api/export", "");

        assertRefused(document.replace("\"sources\":[{", "\"sources\":[{\"c0\":["), "", "a column that is unknown");
        for (String id : List.of("0", "-1", "9007199254740992", "\"1\"", "null")) {
            assertRefused(
                    document.replace("\"destinations\":[{\"id\":1,", "\"destinations\":[{\"id\":" + id + ","),
                    "",
                    "no id that can be used");
        }
    }

    @Test
    void an_import_never_goes_into_what_is_there() {
        String document = export(PASSPHRASE);

        HttpResponse<String> answer = importInto(from, document, PASSPHRASE);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Nothing was changed");
        assertThat(from.get("/api/sources").body().path("sources")).hasSize(1);
    }

    @Test
    void new_ids_follow_those_that_came() {
        assertThat(importInto(to, export(PASSPHRASE), PASSPHRASE).statusCode()).isEqualTo(200);

        Reply created = to.post("/api/sources", TestService.source("More", dav.base(), "more"));

        assertThat(created.body().at("/source/id").asLong()).isEqualTo(2);
    }

    @Test
    void a_backup_comes_as_a_file_of_sqlite() {
        HttpResponse<byte[]> answer = from.bytes("/api/backup");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new String(answer.body(), 0, 15, StandardCharsets.US_ASCII)).isEqualTo("SQLite format 3");
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .contains(".db\"");
    }

    /** A table that is added to the database has to be added to one list or the other. */
    @Test
    void every_table_is_exported_or_left_out_on_purpose() {
        List<String> tables = from.database()
                .read(handle -> handle.select("SELECT name FROM sqlite_master WHERE type = 'table'")
                        .mapTo(String.class)
                        .list());

        Set<String> known = Stream.concat(Content.TABLES.stream().map(Content.Table::name), Content.LEFT_OUT.stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(known).containsAll(tables);
    }

    @Test
    void every_sealed_column_is_sealed_in_the_document_too() {
        assertThat(Content.TABLES.stream()
                        .flatMap(table ->
                                table.sealed().stream().map(column -> new SealedRows.Column(table.name(), column))))
                .containsExactlyInAnyOrderElementsOf(SealedRows.COLUMNS);
    }
}
