package org.caldavsync.server.adoption;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;
import org.caldavsync.server.TestService;
import org.caldavsync.server.secret.KeySource;
import org.caldavsync.server.secret.SecretBox;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database as version 0.3.0 of the earlier implementation leaves it. */
class AdoptionTest {
    private static final String TABLES = """
            CREATE TABLE sources (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, caldav_url TEXT NOT NULL,
                username TEXT NOT NULL, password TEXT NOT NULL, ics_path TEXT NOT NULL UNIQUE,
                sync_interval_secs INTEGER NOT NULL DEFAULT 3600, last_synced TEXT, last_sync_status TEXT,
                last_sync_error TEXT, created_at TEXT NOT NULL DEFAULT (datetime('now')),
                public_ics INTEGER NOT NULL DEFAULT 0, public_ics_path TEXT);
            CREATE UNIQUE INDEX idx_public ON sources (public_ics_path) WHERE public_ics_path IS NOT NULL;
            CREATE TABLE ics_data (source_id INTEGER PRIMARY KEY, ics_content TEXT NOT NULL,
                updated_at TEXT NOT NULL DEFAULT (datetime('now')),
                FOREIGN KEY (source_id) REFERENCES sources (id) ON DELETE CASCADE);
            CREATE TABLE source_paths (id INTEGER PRIMARY KEY AUTOINCREMENT, source_id INTEGER NOT NULL, path TEXT NOT NULL UNIQUE,
                is_public INTEGER NOT NULL DEFAULT 0, created_at TEXT NOT NULL DEFAULT (datetime('now')),
                FOREIGN KEY (source_id) REFERENCES sources (id) ON DELETE CASCADE);
            CREATE TABLE destinations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, ics_url TEXT NOT NULL,
                caldav_url TEXT NOT NULL, calendar_name TEXT NOT NULL, username TEXT NOT NULL, password TEXT NOT NULL,
                sync_interval_secs INTEGER NOT NULL DEFAULT 3600, sync_all INTEGER NOT NULL DEFAULT 0,
                keep_local INTEGER NOT NULL DEFAULT 0, last_synced TEXT, last_sync_status TEXT, last_sync_error TEXT,
                created_at TEXT NOT NULL DEFAULT (datetime('now')));
            INSERT INTO sources VALUES (9, 'Gone', 'http://gone.invalid/', 'g', 'clear-gone', 'gone', 0, NULL, NULL, NULL,
                '2024-01-01 00:00:00', 0, NULL);
            DELETE FROM sources;
            INSERT INTO sources VALUES (3, 'Family', 'http://127.0.0.1:9/dav/', 'alice', 'clear-text-password', 'family', 0,
                '2026-01-02 03:04:05', 'ok', NULL, '2025-01-01 10:00:00', 1, 'open family');
            INSERT INTO sources VALUES (5, 'Work', 'http://127.0.0.1:9/my calendar/', 'bob', 'clear-text-2', 'work', 0,
                NULL, 'error', 'it broke', '2025-01-01 10:00:00', 0, NULL);
            INSERT INTO ics_data VALUES (3, 'BEGIN:VCALENDAR' || char(13, 10) || 'VERSION:2.0' || char(13, 10) ||
                'BEGIN:VEVENT' || char(13, 10) || 'UID:x@y' || char(13, 10) || 'SUMMARY:Grüße' || char(13, 10) ||
                'END:VEVENT' || char(13, 10) || 'END:VCALENDAR' || char(13, 10), '2026-01-02 03:04:05');
            INSERT INTO source_paths VALUES (4, 3, 'wall', 1, '2025-02-01 10:00:00');
            INSERT INTO destinations VALUES (2, 'School', 'https://school.invalid/a.ics', 'http://127.0.0.1:9/dav/', 'default',
                'alice', 'clear-text-3', 0, 0, 0, NULL, NULL, NULL, '2025-01-01 10:00:00');
            """;

    @TempDir
    Path directory;

    private Path database;

    @BeforeEach
    void leaveADatabase() throws Exception {
        Files.createDirectories(directory.resolve("data"));
        database = directory.resolve("data/caldav-sync.db");
        execute(TABLES);
    }

    private void execute(String script) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(script);
        }
    }

    @Test
    void sources_paths_and_statuses_are_there() {
        expectSources();
    }

    private void expectSources() {
        try (TestService service = TestService.start(directory)) {
            JsonNode sources = service.get("/api/sources").body().path("sources");
            assertThat(sources.findValuesAsText("id")).containsExactly("3", "5");
            assertThat(sources.at("/0/name").asText()).isEqualTo("Family");
            assertThat(sources.at("/0/public_ics_path").asText()).isEqualTo("open family");
            assertThat(sources.at("/0/last_synced").asText()).isEqualTo("2026-01-02T03:04:05Z");
            assertThat(sources.at("/0/created_at").asText()).isEqualTo("2025-01-01T10:00:00Z");
            assertThat(sources.at("/1/last_sync_error").asText()).isEqualTo("it broke");
            assertThat(sources.at("/1/caldav_url").asText()).isEqualTo("http://127.0.0.1:9/my%20calendar/");
            assertThat(service.get("/api/sources/3/paths").body().at("/paths/0").toString())
                    .contains("\"id\":4", "\"path\":\"wall\"", "\"is_public\":true");
        }
    }

    @Test
    void destinations_are_there_with_what_they_removed() {
        expectDestinations();
    }

    private void expectDestinations() {
        try (TestService service = TestService.start(directory)) {
            JsonNode destination = service.get("/api/destinations/2").body().path("destination");
            assertThat(destination.path("ics_url").asText()).isEqualTo("https://school.invalid/a.ics");
            assertThat(destination.path("calendar_name").asText()).isEqualTo("default");
            assertThat(destination.path("keep_local").asBoolean()).isFalse();
            assertThat(destination.path("deletions").asText()).isEqualTo("mirror");
            assertThat(destination.path("last_sync_status").isNull()).isTrue();
        }
    }

    @Test
    void links_that_no_address_can_be_are_shown_and_passwords_in_them_are_sealed() throws Exception {
        execute("""
                INSERT INTO destinations (id, name, ics_url, caldav_url, calendar_name, username, password) VALUES
                    (7, 'A', 'https://bob:clear-%70ass@school.invalid/a b.ics', 'http://127.0.0.1:9/', 'a', 'alice', 'clear-4'),
                    (8, 'B', 'not a link', 'http://127.0.0.1:9/', '', 'alice', 'clear-5'),
                    (9, 'C', 'https://b%zz:x@school.invalid/', 'nonsense', '..', 'alice', 'clear-6')
                """);

        try (TestService service = TestService.start(directory)) {
            JsonNode destinations = service.get("/api/destinations").body().path("destinations");
            assertThat(destinations.findValuesAsText("ics_url"))
                    .startsWith("https://school.invalid/a.ics", "https://school.invalid/a%20b.ics")
                    .last()
                    .asString()
                    .startsWith("http://unusable.invalid/");
            assertThat(destinations.at("/1/ics_username").asText()).isEqualTo("bob");
            assertThat(service.put("/api/destinations/7", "{\"ics_url\": \"https://other.invalid/\"}")
                            .errorOf("ics_password"))
                    .isNotEmpty();
            assertThat(service.get("/api/destinations/check-overlap?caldav_url=http://127.0.0.1:9/&calendar_name=a")
                            .body()
                            .path("overlapping"))
                    .hasSize(1);
        }
        try (Stream<Path> files = Files.list(directory.resolve("data"))) {
            for (Path file : files.filter(each -> !each.toString().endsWith(".before-upgrade"))
                    .toList()) {
                assertThat(Files.readString(file, ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("clear-");
            }
        }
    }

    @Test
    void feeds_are_served_before_the_first_sync() {
        try (TestService service = TestService.start(directory)) {
            HttpResponse<String> feed = service.feed("family");
            assertThat(feed.statusCode()).isEqualTo(200);
            assertThat(feed.body()).contains("UID:x@y\r\n", "SUMMARY:Grüße");
            assertThat(feed.headers().firstValue("ETag")).isPresent();
            assertThat(service.feed("public/open%20family").body()).isEqualTo(feed.body());
            assertThat(service.feed("wall").body()).isEqualTo(feed.body());
            assertThat(service.feed("work").statusCode()).isEqualTo(404);
            assertThat(service.get("/api/sources/3")
                            .body()
                            .at("/source/event_count")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void ids_of_what_was_deleted_before_are_not_used_again() {
        try (TestService service = TestService.start(directory)) {
            var created = service.post("/api/sources", TestService.source("New", service.uri("/dav/"), "new"));

            assertThat(created.body().at("/source/id").asInt()).isEqualTo(10);
        }
    }

    @Test
    void no_password_stays_in_clear_and_the_copy_is_private() throws Exception {
        TestService.start(directory).close();

        try (Stream<Path> files = Files.list(directory.resolve("data"))) {
            for (Path file : files.filter(each -> !each.toString().endsWith(".before-upgrade"))
                    .toList()) {
                assertThat(Files.readString(file, ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("clear-");
            }
        }
        Path copy = directory.resolve("data/caldav-sync.db.before-upgrade");
        assertThat(Files.readString(copy, ISO_8859_1)).contains("clear-text-password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(database)))
                .isEqualTo("rw-------");
    }

    @Test
    void adopting_happens_once() throws IOException {
        TestService.start(directory).close();
        Files.delete(directory.resolve("data/caldav-sync.db.before-upgrade"));

        try (TestService service = TestService.start(directory)) {
            assertThat(service.get("/api/sources").body().path("sources")).hasSize(2);
        }
        assertThat(directory.resolve("data/caldav-sync.db.before-upgrade")).doesNotExist();
    }

    @Test
    void a_path_that_two_feeds_have_does_not_stop_the_adoption() throws SQLException {
        execute("UPDATE sources SET public_ics_path = 'work' WHERE id = 3");

        try (TestService service = TestService.start(directory)) {
            assertThat(service.feed("public/work").statusCode()).isEqualTo(200);
            assertThat(service.get("/api/sources").body().path("sources")).hasSize(2);
        }
    }

    /** Before there were public feeds, further paths and destinations; intervals were in minutes. */
    private static final String OLDEST = """
            DROP TABLE destinations; DROP TABLE source_paths; DROP TABLE ics_data; DROP TABLE sources;
            CREATE TABLE sources (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, caldav_url TEXT NOT NULL,
                username TEXT NOT NULL, password TEXT NOT NULL, ics_path TEXT NOT NULL UNIQUE,
                sync_interval_minutes INTEGER NOT NULL DEFAULT 60, last_synced TEXT, last_sync_status TEXT,
                last_sync_error TEXT, created_at TEXT NOT NULL DEFAULT (datetime('now')));
            CREATE TABLE ics_data (source_id INTEGER PRIMARY KEY, ics_content TEXT NOT NULL,
                updated_at TEXT NOT NULL DEFAULT (datetime('now')));
            INSERT INTO sources VALUES (7, 'Old', 'http://127.0.0.1:9/dav/', 'alice', 'clear-old', 'old', 30,
                '2024-01-02 03:04:05', 'ok', NULL, '2023-01-01 10:00:00');
            INSERT INTO sources VALUES (8, 'By hand', 'http://127.0.0.1:9/dav/', 'alice', 'clear-old', 'by-hand', 0,
                NULL, NULL, NULL, '2023-01-01 10:00:00');
            INSERT INTO ics_data VALUES (7, 'BEGIN:VCALENDAR' || char(13, 10) || 'END:VCALENDAR' || char(13, 10),
                '2024-01-02 03:04:05');
            """;

    @Test
    void the_oldest_state_is_adopted_too() throws SQLException {
        execute(OLDEST);

        try (TestService service = TestService.start(directory)) {
            JsonNode old = service.get("/api/sources/7").body().path("source");
            assertThat(old.path("sync_interval_secs").asLong()).isEqualTo(1800);
            assertThat(old.path("ics_path").asText()).isEqualTo("old");
            assertThat(old.path("public_ics").asBoolean()).isFalse();
            assertThat(old.path("last_sync_status").asText()).isEqualTo("ok");
            assertThat(service.get("/api/sources/8")
                            .body()
                            .path("source")
                            .path("sync_interval_secs")
                            .asLong())
                    .isZero();
            assertThat(service.feed("old").statusCode()).isEqualTo(200);
            assertThat(service.get("/api/destinations").body().path("destinations"))
                    .isEmpty();
            assertThat(service.post("/api/sources", TestService.source("New", URI.create("http://a.invalid"), "new"))
                            .body()
                            .path("source")
                            .path("id")
                            .asLong())
                    .isEqualTo(9);
        }
    }

    @Test
    void a_state_without_further_paths_keeps_its_public_feed() throws SQLException {
        execute("DROP TABLE source_paths");

        try (TestService service = TestService.start(directory)) {
            assertThat(service.feed("public/open%20family").statusCode()).isEqualTo(200);
            assertThat(service.get("/api/sources/3/paths").body().path("paths")).isEmpty();
        }
    }

    @Test
    void goes_on_where_a_killed_adoption_had_added_some_of_the_missing_tables() throws SQLException {
        execute(OLDEST);
        execute(
                "CREATE TABLE IF NOT EXISTS source_paths (id INTEGER PRIMARY KEY AUTOINCREMENT, source_id INTEGER NOT NULL)");

        try (TestService service = TestService.start(directory)) {
            assertThat(service.get("/api/sources").body().path("sources")).hasSize(2);
            assertThat(service.feed("old").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3", "4", "5"})
    void goes_on_after_a_kill_between_two_migrations(String last) {
        SecureRandom random = new SecureRandom();
        SecretBox secrets =
                new SecretBox(KeySource.in(directory.resolve("data")).load(random), random);
        var _ = Flyway.configure()
                .dataSource("jdbc:sqlite:" + database, null, null)
                .locations("classpath:db/migration", "classpath:db/both")
                .placeholders(Map.of(
                        "id",
                        "INTEGER PRIMARY KEY AUTOINCREMENT",
                        "blob",
                        "BLOB",
                        "instant",
                        "INTEGER",
                        "text",
                        "TEXT"))
                .javaMigrations(new AdoptEarlierRows(secrets), new MendEarlierLinks(secrets))
                .baselineOnMigrate(true)
                .baselineVersion("1")
                .target(last)
                .load()
                .migrate();

        expectSources();
        expectDestinations();
    }
}
