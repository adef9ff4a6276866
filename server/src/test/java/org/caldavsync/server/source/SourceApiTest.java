package org.caldavsync.server.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caldavsync.server.TestService.source;

import java.net.URI;
import java.nio.file.Path;
import org.caldavsync.server.TestService;
import org.caldavsync.server.TestService.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("store")
class SourceApiTest {
    private static final URI SERVER = URI.create("http://127.0.0.1:9/dav/");

    @TempDir
    Path directory;

    private TestService service;

    @BeforeEach
    void start() {
        service = TestService.start(directory);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void a_created_source_is_shown_without_its_password() {
        Reply created = service.post("/api/sources", source("Family", SERVER, "family"));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body().path("status").asText()).isEqualTo("success");
        Reply shown = service.get("/api/sources/1");
        assertThat(shown.body().path("source")).isEqualTo(created.body().path("source"));
        assertThat(shown.body().toString()).doesNotContain("secret", "password");
        assertThat(shown.body().at("/source/calendars").asText()).isEqualTo("all");
        assertThat(shown.body().at("/source/auth").asText()).isEqualTo("auto");
        assertThat(shown.body().at("/source/tls/verify").asBoolean()).isTrue();
        assertThat(shown.body().at("/source/enabled").asBoolean()).isTrue();
        assertThat(shown.body().at("/source/last_sync_status").isNull()).isTrue();
        assertThat(shown.body().at("/source/created_at").asText())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    }

    @Test
    void every_broken_rule_is_told_at_once() {
        Reply refused = service.post("/api/sources", """
                {"name": " ", "caldav_url": "ftp://x", "username": "", "password": " ", "ics_path": "/a/../b",
                 "sync_interval_secs": -1, "public_ics": true, "public_ics_path": "public/x", "time_zone": "Mars"}
                """);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder(
                        "name",
                        "caldav_url",
                        "username",
                        "password",
                        "ics_path",
                        "sync_interval_secs",
                        "public_ics_path",
                        "time_zone");
    }

    @Test
    void missing_and_mistyped_members_are_422_malformed_json_is_400() {
        assertThat(service.post("/api/sources", "{\"name\": 7}").status()).isEqualTo(422);
        assertThat(service.post("/api/sources", "{\"name\": ").status()).isEqualTo(400);
    }

    @Test
    void short_intervals_are_raised_with_a_note() {
        Reply created = service.post(
                "/api/sources",
                source("Family", SERVER, "family").replace("\"sync_interval_secs\": 0", "\"sync_interval_secs\": 3"));

        assertThat(created.body().at("/source/sync_interval_secs").asInt()).isEqualTo(10);
        assertThat(created.message()).contains("10 seconds");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/sources/7",
        "PUT,/api/sources/7",
        "DELETE,/api/sources/7",
        "POST,/api/sources/7/sync",
        "GET,/api/sources/7/status",
        "GET,/api/sources/7/paths",
        "POST,/api/sources/7/paths",
        "PUT,/api/sources/7/paths/1",
        "DELETE,/api/sources/7/paths/1",
        "GET,/api/sources/7/calendars",
        "GET,/api/sources/x"
    })
    void unknown_ids_are_404(String method, String path) {
        assertThat(service.call(method, path, "{}").status()).isEqualTo(404);
    }

    @Test
    void ids_are_never_used_again() {
        service.post("/api/sources", source("One", SERVER, "one"));
        service.delete("/api/sources/1");

        Reply second = service.post("/api/sources", source("Two", SERVER, "two"));

        assertThat(second.body().at("/source/id").asInt()).isEqualTo(2);
    }

    @Test
    void status_says_when_it_was_last_synced() {
        service.post("/api/sources", source("One", SERVER, "one"));

        assertThat(service.get("/api/sources/1/status").message()).isEqualTo("Last synced: never");
    }

    @Nested
    class Changes {
        @BeforeEach
        void create() {
            service.post(
                    "/api/sources",
                    source("One", SERVER, "one")
                            .replace(
                                    "}",
                                    ", \"public_ics\": true, \"public_ics_path\": \"open\","
                                            + " \"time_zone\": \"Europe/Berlin\"}"));
        }

        @Test
        void absent_members_keep_and_null_clears() {
            Reply changed = service.put("/api/sources/1", "{\"name\": \"New\", \"time_zone\": null}");

            assertThat(changed.status()).isEqualTo(200);
            assertThat(changed.body().at("/source/name").asText()).isEqualTo("New");
            assertThat(changed.body().at("/source/time_zone").isNull()).isTrue();
            assertThat(changed.body().at("/source/public_ics_path").asText()).isEqualTo("open");
        }

        @Test
        void clearing_the_public_path_clears_it() {
            Reply changed = service.put("/api/sources/1", "{\"public_ics_path\": null}");

            assertThat(changed.body().at("/source/public_ics_path").isNull()).isTrue();
            assertThat(changed.body().at("/source/public_ics").asBoolean()).isTrue();
        }

        @Test
        void turning_public_off_clears_the_public_path() {
            service.put("/api/sources/1", "{\"public_ics\": false}");

            Reply back = service.put("/api/sources/1", "{\"public_ics\": true}");

            assertThat(back.body().at("/source/public_ics_path").isNull()).isTrue();
        }

        @ParameterizedTest
        @CsvSource({"https://127.0.0.1:9/dav/", "http://other.example:9/dav/", "http://127.0.0.1:10/dav/"})
        void another_origin_needs_the_password_again(String url) {
            Reply refused = service.put("/api/sources/1", "{\"caldav_url\": \"" + url + "\"}");
            Reply empty = service.put("/api/sources/1", "{\"caldav_url\": \"" + url + "\", \"password\": \"\"}");
            Reply accepted = service.put("/api/sources/1", "{\"caldav_url\": \"" + url + "\", \"password\": \"p\"}");

            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.errorOf("password")).isNotEmpty();
            assertThat(empty.status()).isEqualTo(400);
            assertThat(accepted.status()).isEqualTo(200);
        }

        @Test
        void another_path_of_the_same_origin_does_not() {
            assertThat(service.put("/api/sources/1", "{\"caldav_url\": \"http://127.0.0.1:9/other/\"}")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Nested
    class Paths {
        @BeforeEach
        void create() {
            service.post(
                    "/api/sources",
                    source("One", SERVER, "main")
                            .replace("}", ", \"public_ics\": true, \"public_ics_path\": \"open\"}"));
            service.post("/api/sources/1/paths", "{\"path\": \" extra \", \"is_public\": true}");
            service.post("/api/sources", source("Two", SERVER, "two"));
        }

        @ParameterizedTest
        @CsvSource({"main", "open", "extra"})
        void a_path_means_one_feed_in_every_combination(String taken) {
            assertThat(service.post("/api/sources", source("Three", SERVER, taken))
                            .errorOf("ics_path"))
                    .isNotEmpty();
            assertThat(service.put("/api/sources/2", "{\"public_ics\": true, \"public_ics_path\": \"" + taken + "\"}")
                            .errorOf("public_ics_path"))
                    .isNotEmpty();
            assertThat(service.post("/api/sources/2/paths", "{\"path\": \"" + taken + "\"}")
                            .errorOf("path"))
                    .isNotEmpty();
        }

        @Test
        void a_source_may_keep_its_own_paths() {
            assertThat(service.put("/api/sources/1", "{\"ics_path\": \"main\", \"public_ics_path\": \"open\"}")
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void main_and_public_path_differ() {
            assertThat(service.put("/api/sources/2", "{\"public_ics\": true, \"public_ics_path\": \"two\"}")
                            .errorOf("public_ics_path"))
                    .contains("differ");
        }

        @Test
        void extra_paths_are_trimmed_listed_changed_and_removed() {
            assertThat(service.get("/api/sources/1/paths")
                            .body()
                            .at("/paths/0/path")
                            .asText())
                    .isEqualTo("extra");

            int id =
                    service.get("/api/sources/1/paths").body().at("/paths/0/id").asInt();
            Reply changed = service.put("/api/sources/1/paths/" + id, "{\"is_public\": false}");
            assertThat(changed.body().at("/path/path").asText()).isEqualTo("extra");
            assertThat(changed.body().at("/path/is_public").asBoolean()).isFalse();
            assertThat(service.delete("/api/sources/2/paths/" + id).status()).isEqualTo(404);
            assertThat(service.delete("/api/sources/1/paths/" + id).status()).isEqualTo(200);
            assertThat(service.get("/api/sources/1/paths").body().path("paths")).isEmpty();
        }
    }
}
