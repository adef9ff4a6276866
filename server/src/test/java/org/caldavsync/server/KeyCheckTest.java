package org.caldavsync.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.caldavsync.server.db.PostgresAddress;
import org.caldavsync.server.db.PostgresDatabase;
import org.caldavsync.server.db.SqliteDatabase;
import org.caldavsync.server.db.TestDatabase;
import org.caldavsync.server.secret.WrongKeyException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start with the wrong key on a database that the release before left: nothing is changed, not even its tables. */
@Tag("store")
class KeyCheckTest {
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9/dav/");

    @TempDir
    Path directory;

    @BeforeEach
    void leaveWhatTheReleaseBeforeDid() {
        try (TestService service = TestService.start(directory)) {
            assertThat(service.post("/api/sources", TestService.source("Work", NOWHERE, "work"))
                            .status())
                    .isEqualTo(201);
            // The last migration is due once more: were it begun, it would fail, for what it makes is there.
            service.database().run(handle -> {
                handle.execute("CREATE TABLE last_migration AS SELECT * FROM flyway_schema_history"
                        + " WHERE installed_rank = (SELECT max(installed_rank) FROM flyway_schema_history)");
                handle.execute("DELETE FROM flyway_schema_history"
                        + " WHERE installed_rank = (SELECT installed_rank FROM last_migration)");
            });
        }
    }

    @Test
    void another_key_stops_before_the_tables_are_brought_up_to_date() throws Exception {
        List<String> before = state();

        assertThatThrownBy(() -> TestService.start(directory, Map.of("SECRET_KEY", "ab".repeat(32)), Clock.systemUTC())
                        .close())
                .isInstanceOf(WrongKeyException.class)
                .hasMessageContaining("nothing was changed");

        assertThat(state()).isEqualTo(before);
        assertWorks();
    }

    @Test
    void a_missing_key_file_is_not_made_anew() throws Exception {
        List<String> before = state();
        Path key = directory.resolve("data/secret.key");
        Path aside = Files.move(key, directory.resolve("aside"));

        assertThatThrownBy(() -> TestService.start(directory).close())
                .isInstanceOf(WrongKeyException.class)
                .hasMessageContaining("the key file " + key + " is missing")
                .hasMessageContaining("nothing was changed");

        assertThat(key).doesNotExist();
        assertThat(state()).isEqualTo(before);
        Files.move(aside, key);
        assertWorks();
    }

    /** With the key, and the last migration made as it was. */
    private void assertWorks() throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            if (TestDatabase.environment(directory).isEmpty()) {
                boolean _ = statement.execute("PRAGMA query_only = false");
            } else {
                connection.setReadOnly(false);
            }
            assertThat(statement.executeUpdate("INSERT INTO flyway_schema_history SELECT * FROM last_migration"))
                    .isEqualTo(1);
        }
        try (TestService service = TestService.start(directory)) {
            assertThat(service.get("/api/sources/1").status()).isEqualTo(200);
        }
    }

    /** The migrations that were made, and the rows with a secret. */
    private List<String> state() {
        try (Handle handle = Jdbi.open(connection())) {
            List<String> state = handle.select("SELECT version FROM flyway_schema_history ORDER BY installed_rank")
                    .mapTo(String.class)
                    .list();
            state.addAll(handle.select("SELECT name FROM sources")
                    .mapTo(String.class)
                    .list());
            return state;
        }
    }

    private Connection connection() {
        String url = TestDatabase.environment(directory).getOrDefault("DATABASE_URL", "");
        return url.isEmpty()
                ? SqliteDatabase.readOnly(directory.resolve("data/caldav-sync.db"))
                : PostgresDatabase.readOnly(PostgresAddress.parse(url));
    }
}
