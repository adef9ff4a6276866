package org.caldavsync.server.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caldavsync.server.TestService.destination;
import static org.caldavsync.server.TestService.with;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import org.caldavsync.server.TestService;
import org.caldavsync.server.TestService.Reply;
import org.caldavsync.testkit.standin.StandInCalDav;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("store")
class DestinationApiTest {
    private static final URI SERVER = URI.create("http://127.0.0.1:9/dav/");
    private static final String LINK = "https://school.invalid/a.ics";
    private static final String SCHOOL = destination("School", LINK, SERVER, "school");

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

    private Reply create(String members) {
        return service.post("/api/destinations", members.isEmpty() ? SCHOOL : with(SCHOOL, members));
    }

    private Reply update(String members) {
        return service.put("/api/destinations/1", "{" + members + "}");
    }

    private static String member(Reply reply, String name) {
        return reply.body().path("destination").path(name).asText();
    }

    @Test
    void a_created_destination_is_shown_with_its_defaults_and_without_passwords() {
        Reply created = create("\"ics_username\": \"bob\", \"ics_password\": \"hidden\"");

        assertThat(created.status()).isEqualTo(201);
        JsonNode shown = service.get("/api/destinations/1").body();
        assertThat(shown.path("destination")).isEqualTo(created.body().path("destination"));
        assertThat(service.get("/api/destinations").body().at("/destinations/0"))
                .isEqualTo(shown.path("destination"));
        assertThat(shown.toString()).doesNotContain("secret", "hidden", "password");
        assertThat(shown.path("destination").toString())
                .contains(
                        "\"ics_url\":\"" + LINK + "\"",
                        "\"calendar_name\":\"school\"",
                        "\"sync_all\":false",
                        "\"keep_local\":true",
                        "\"deletions\":\"owned\"",
                        "\"enabled\":true",
                        "\"create_calendar\":false",
                        "\"ics_username\":\"bob\"",
                        "\"ics_user_agent\":null",
                        "\"attendees\":\"strip\"",
                        "\"alarms\":\"keep\"",
                        "\"auth\":\"auto\"",
                        "\"last_sync_status\":null",
                        "\"next_sync\":null",
                        "\"running_run_id\":null");
    }

    @Test
    void every_broken_rule_is_told_at_once() {
        Reply refused = service.post("/api/destinations", """
                {"name": " ", "ics_url": "ftp://x/a.ics", "caldav_url": "https://u:p@h/", "calendar_name": "", "username": " ",
                 "password": "", "sync_interval_secs": -1, "time_zone": "Mars", "ics_user_agent": "a\\nb",
                 "tls": {"ca_pem": "nonsense"}}
                """);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder(
                        "name",
                        "ics_url",
                        "caldav_url",
                        "calendar_name",
                        "username",
                        "password",
                        "sync_interval_secs",
                        "time_zone",
                        "ics_user_agent",
                        "tls");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://h/%2e%2e/x/", "http://h:99999/", "h/dav"})
    void an_account_address_that_could_mean_another_is_refused(String url) {
        assertThat(service.post("/api/destinations", SCHOOL.replace(SERVER.toString(), url))
                        .errorOf("caldav_url"))
                .isNotEmpty();
    }

    @Test
    void required_members_are_required_and_types_are_checked() {
        Reply refused = service.post("/api/destinations", "{\"deletions\": \"some\", \"attendees\": true}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("errors").findValuesAsText("field"))
                .contains(
                        "name",
                        "ics_url",
                        "caldav_url",
                        "calendar_name",
                        "username",
                        "password",
                        "sync_interval_secs",
                        "deletions",
                        "attendees");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/destinations/7",
        "PUT,/api/destinations/7",
        "DELETE,/api/destinations/7",
        "POST,/api/destinations/7/sync",
        "POST,/api/destinations/7/preview",
        "POST,/api/destinations/7/release",
        "GET,/api/destinations/x"
    })
    void unknown_ids_are_404(String method, String path) {
        assertThat(service.call(method, path, "{}").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                                | owned  | true",
                "\"keep_local\": true                            | none   | true",
                "\"keep_local\": false                           | mirror | false",
                "\"deletions\": \"owned\", \"keep_local\": false | owned  | true",
                "\"deletions\": \"none\", \"keep_local\": false  | none   | true",
                "\"deletions\": \"mirror\"                       | mirror | false"
            })
    void deletions_win_over_their_short_form(String members, String deletions, String keepLocal) {
        Reply created = create(members == null ? "" : members);

        assertThat(member(created, "deletions")).isEqualTo(deletions);
        assertThat(member(created, "keep_local")).isEqualTo(keepLocal);
    }

    @ParameterizedTest
    @CsvSource({"owned,true,owned", "none,true,none", "mirror,false,mirror", "owned,false,mirror", "mirror,true,none"})
    void a_keep_local_that_is_reported_already_changes_nothing(String before, boolean keepLocal, String after) {
        var _ = create("\"deletions\": \"" + before + "\"");

        assertThat(member(update("\"keep_local\": " + keepLocal), "deletions")).isEqualTo(after);
        assertThat(member(update("\"name\": \"Club\""), "deletions")).isEqualTo(after);
    }

    @Test
    void saving_connects_nowhere_and_runs_nothing_at_once() {
        try (StandInCalDav server = StandInCalDav.start()) {
            String body = destination("School", server.base() + "a.ics", server.base(), "work")
                    .replace("\"sync_interval_secs\": 0", "\"sync_interval_secs\": 3600");
            Instant before = Instant.now();

            Reply created = service.post("/api/destinations", body);
            Reply updated = update("\"calendar_name\": \"other\", \"deletions\": \"mirror\"");

            for (Reply reply : new Reply[] {created, updated}) {
                assertThat(Instant.parse(member(reply, "next_sync"))).isAfter(before.plusSeconds(3000));
            }
            assertThat(server.takeTraffic().total()).isZero();
            assertThat(service.get("/api/runs").body().path("runs")).isEmpty();
        }
    }

    @Test
    void what_is_paused_or_has_no_interval_is_not_planned() {
        var _ = create("\"enabled\": true");

        assertThat(member(update("\"sync_interval_secs\": 3600"), "next_sync")).isNotEqualTo("null");
        assertThat(member(update("\"enabled\": false"), "next_sync")).isEqualTo("null");
        assertThat(member(update("\"enabled\": true, \"sync_interval_secs\": 0"), "next_sync"))
                .isEqualTo("null");
    }

    @Test
    void deleting_leaves_the_events_and_says_so() {
        var _ = create("");

        Reply deleted = service.delete("/api/destinations/1");

        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.message()).contains("stay in the calendar");
        assertThat(service.get("/api/destinations/1").status()).isEqualTo(404);
        assertThat(member(create(""), "id")).isEqualTo("2");
    }

    @Nested
    class Changes {
        @BeforeEach
        void create() {
            var _ = DestinationApiTest.this.create(
                    "\"ics_username\": \"bob\", \"ics_password\": \"hidden\", \"time_zone\": \"Europe/Berlin\"");
        }

        @Test
        void absent_members_keep_and_null_clears() {
            Reply changed = update("\"name\": \"Club\", \"time_zone\": null, \"attendees\": \"keep\"");

            assertThat(member(changed, "name")).isEqualTo("Club");
            assertThat(member(changed, "time_zone")).isEqualTo("null");
            assertThat(member(changed, "attendees")).isEqualTo("keep");
            assertThat(member(changed, "ics_username")).isEqualTo("bob");
            assertThat(member(update("\"attendees\": null"), "attendees")).isEqualTo("strip");
        }

        @ParameterizedTest
        @CsvSource({
            "caldav_url,https://127.0.0.1:9/dav/,password",
            "caldav_url,http://other.example:9/dav/,password",
            "caldav_url,http://127.0.0.1:10/dav/,password",
            "ics_url,http://school.invalid/a.ics,ics_password",
            "ics_url,https://other.invalid/a.ics,ics_password",
            "ics_url,https://school.invalid:444/a.ics,ics_password"
        })
        void another_origin_needs_its_password_again(String field, String url, String password) {
            String change = "\"" + field + "\": \"" + url + "\"";

            assertThat(update(change).errorOf(password)).contains(field);
            assertThat(update(change + ", \"" + password + "\": \"\"").status()).isEqualTo(400);
            assertThat(update(change + ", \"" + password + "\": \"new\"").status())
                    .isEqualTo(200);
        }

        @ParameterizedTest
        @CsvSource({
            "caldav_url,http://127.0.0.1:9/other/",
            "ics_url,https://school.invalid/b.ics",
            "ics_url,webcal://school.invalid/a.ics"
        })
        void the_same_origin_does_not(String field, String url) {
            assertThat(update("\"" + field + "\": \"" + url + "\"").status()).isEqualTo(200);
        }
    }
}
