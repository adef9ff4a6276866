package org.caldavsync.server.destination;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.caldavsync.server.TestService.destination;
import static org.caldavsync.server.TestService.with;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.caldavsync.server.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What edits of a destination do to what its runs remember. */
@Tag("store")
class DestinationEditTest {
    private static final String URL = "http://dav.invalid/cal/";

    @TempDir
    Path directory;

    private TestService service;

    @BeforeEach
    void leaveAHistory() {
        service = TestService.start(directory);
        var _ = service.post(
                "/api/destinations",
                with(
                        destination("School", "https://school.invalid/a.ics", URI.create(URL), "work"),
                        "\"ics_username\": \"bob\", \"ics_password\": \"hidden\""));
        service.database().run(handle -> {
            handle.execute("UPDATE destinations SET adopted = TRUE");
            handle.execute("""
                    INSERT INTO push_states (destination_id, calendar_href, ctag, basic_offered, link_etag, link_hash, settled,
                        held, held_run) VALUES (1, 'http://dav.invalid/cal/work/', 'c', 'o', 'e', 'h', 's', 'd', 3)
                    """);
            handle.execute(
                    "INSERT INTO target_members (destination_id, href, href_text, etag, uid, fingerprint) VALUES (1, 'h', 'h', 'e', 'u', '')");
            handle.execute("""
                    INSERT INTO pushed_items (destination_id, feed_uid, pushed_uid, href, href_text, etag, fingerprint, state,
                        owned) VALUES (1, 'u', 'u', 'h', 'h', 'e', 'f', 'done', TRUE)
                    """);
        });
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private void update(String members) {
        assertThat(service.put("/api/destinations/1", "{" + members + "}").status())
                .isEqualTo(200);
    }

    private Object value(String column, String table) {
        List<Map<String, Object>> rows = service.database()
                .read(handle -> handle.select("SELECT " + column + " AS it FROM " + table)
                        .mapToMap()
                        .list());
        assertThat(rows).hasSize(1);
        Object it = rows.get(0).get("it");
        // SQLite has numbers for truth values.
        return it instanceof Boolean truth ? truth ? "1" : "0" : String.valueOf(it);
    }

    private Object generation() {
        return value("generation", "destinations");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"caldav_url\": \"http://dav.invalid/other/\"",
                "\"calendar_name\": \"home\"",
                "\"username\": \"eve\""
            })
    void another_calendar_starts_without_owning_anything(String change) {
        update(change);

        assertThat(value("count(*)", "pushed_items")).isEqualTo("0");
        assertThat(value("count(*)", "target_members")).isEqualTo("0");
        assertThat(value("calendar_href", "push_states")).isEqualTo("null");
        assertThat(value("held_run", "push_states")).isEqualTo("null");
        assertThat(value("adopted", "destinations")).isEqualTo("0");
        assertThat(generation()).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"caldav_url\": \"http://dav.invalid/cal\"",
                "\"password\": \"new\"",
                "\"auth\": \"basic\"",
                "\"sync_all\": true",
                "\"deletions\": \"mirror\"",
                "\"attendees\": \"keep\"",
                "\"alarms\": \"strip\"",
                "\"time_zone\": \"Europe/Berlin\"",
                "\"ics_password\": \"other\"",
                "\"ics_user_agent\": \"Mozilla/5.0\""
            })
    void the_same_calendar_stays_owned_and_a_run_of_before_stops_writing(String change) {
        update(change);

        assertThat(value("count(*)", "pushed_items")).isEqualTo("1");
        assertThat(value("calendar_href", "push_states")).isEqualTo("http://dav.invalid/cal/work/");
        assertThat(value("hold_all", "push_states")).isEqualTo("0");
        assertThat(value("settled", "push_states")).isEqualTo("null");
        assertThat(value("adopted", "destinations")).isEqualTo("1");
        assertThat(generation()).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"name\": \"Club\"", "\"sync_interval_secs\": 60", "\"enabled\": false", "\"password\": \"\""})
    void what_changes_nothing_that_is_read_or_written_does_not_disturb_a_run(String change) {
        update(change);

        assertThat(generation()).isEqualTo("0");
        assertThat(value("settled", "push_states")).isEqualTo("s");
        assertThat(value("link_etag", "push_states")).isEqualTo("e");
    }

    @Test
    void another_link_is_read_anew_and_has_every_deletion_held() {
        update("\"ics_url\": \"https://school.invalid/b.ics\"");

        assertThat(value("hold_all", "push_states")).isEqualTo("1");
        assertThat(value("link_etag", "push_states")).isEqualTo("null");
        assertThat(value("link_hash", "push_states")).isEqualTo("null");
        assertThat(value("held_run", "push_states")).isEqualTo("null");
        assertThat(value("count(*)", "pushed_items")).isEqualTo("1");
    }

    @Test
    void a_link_that_was_never_read_is_held_too() {
        service.database().run(handle -> handle.execute("DELETE FROM push_states"));

        update("\"ics_url\": \"https://school.invalid/b.ics\"");

        assertThat(value("hold_all", "push_states")).isEqualTo("1");
    }

    @Test
    void another_link_and_another_calendar_hold_as_well() {
        update("\"ics_url\": \"https://school.invalid/b.ics\", \"calendar_name\": \"home\"");

        assertThat(value("hold_all", "push_states")).isEqualTo("1");
        assertThat(value("calendar_href", "push_states")).isEqualTo("null");
    }

    @Test
    void passwords_are_sealed_and_a_cleared_one_is_gone() {
        assertThat(service.database()
                        .<List<byte[]>>read(handle -> handle.select("SELECT password, ics_password FROM destinations")
                                .map((row, context) -> List.of(row.getBytes(1), row.getBytes(2)))
                                .one()))
                .hasSize(2)
                .allSatisfy(octets -> assertThat(new String(octets, ISO_8859_1)).doesNotContain("secret", "hidden"));

        update("\"ics_password\": null");

        assertThat(value("ics_password", "destinations")).isEqualTo("null");
    }

    @Test
    void deleting_forgets_everything() {
        var _ = service.delete("/api/destinations/1");

        for (String table : List.of("destinations", "push_states", "target_members", "pushed_items")) {
            assertThat(value("count(*)", table)).as(table).isEqualTo("0");
        }
    }
}
