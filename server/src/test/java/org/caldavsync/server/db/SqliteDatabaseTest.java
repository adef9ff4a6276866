package org.caldavsync.server.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDatabaseTest {
    @TempDir
    Path directory;

    @Test
    void creates_a_file_only_its_owner_can_read() throws Exception {
        Path file = directory.resolve("a.db");

        try (Database database = SqliteDatabase.open(file, List.of())) {
            assertThat(database.answers()).isTrue();
        }

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void opens_twice_without_migrating_again() {
        Path file = directory.resolve("a.db");
        SqliteDatabase.open(file, List.of()).close();

        try (Database database = SqliteDatabase.open(file, List.of())) {
            assertThat(database.answers()).isTrue();
        }
    }

    @Test
    void says_that_a_file_is_no_database() throws Exception {
        Path file = Files.writeString(
                directory.resolve("a.db"), "this is no database, but long enough to be read as one".repeat(50));

        assertThatExceptionOfType(DatabaseFailure.class)
                .isThrownBy(() -> SqliteDatabase.open(file, List.of()).close())
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(DatabaseFailure.Kind.CORRUPT));
    }

    @Test
    void rolls_back_what_a_failing_transaction_wrote() {
        try (Database database = SqliteDatabase.open(directory.resolve("a.db"), List.of())) {
            assertThatExceptionOfType(DatabaseFailure.class)
                    .isThrownBy(() -> database.run(handle -> {
                        handle.execute("INSERT INTO runs (kind, subject_id, started_by, status, started_at)"
                                + " VALUES ('source', 1, 'manual', 'running', 0)");
                        handle.execute("INSERT INTO runs (kind, subject_id, started_by, status, started_at)"
                                + " VALUES ('source', 1, 'manual', 'running', 0)");
                    }))
                    .satisfies(failure -> assertThat(failure.kind()).isEqualTo(DatabaseFailure.Kind.CONSTRAINT));

            assertThat(database.<Integer>read(handle -> handle.select("SELECT count(*) FROM runs")
                            .mapTo(Integer.class)
                            .one()))
                    .isZero();
        }
    }

    @Test
    void says_that_the_disk_is_full_and_keeps_what_was_stored() throws Exception {
        try (Database database = SqliteDatabase.open(directory.resolve("a.db"), List.of())) {
            try (Connection connection = database.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                // The pool has this one writing connection, so that the limit holds for every write after it.
                statement.execute("PRAGMA max_page_count = 100");
            }

            assertThatExceptionOfType(DatabaseFailure.class)
                    .isThrownBy(() -> database.run(handle ->
                            handle.execute("INSERT INTO runs (kind, subject_id, started_by, status, started_at, error)"
                                    + " VALUES ('source', 1, 'manual', 'ok', 0, hex(zeroblob(1000000)))")))
                    .satisfies(failure -> assertThat(failure.kind()).isEqualTo(DatabaseFailure.Kind.FULL))
                    .withMessageContaining("disk is full");

            assertThat(database.answers()).isTrue();
        }
    }

    @Test
    void says_that_another_program_holds_it() throws Exception {
        Path file = directory.resolve("a.db");
        SqliteDatabase.open(file, List.of()).close();

        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            statement.execute("PRAGMA locking_mode = EXCLUSIVE");
            statement.execute("BEGIN EXCLUSIVE");

            assertThatExceptionOfType(DatabaseFailure.class)
                    .isThrownBy(() -> SqliteDatabase.open(file, List.of()).close())
                    .satisfies(failure -> assertThat(failure.kind()).isEqualTo(DatabaseFailure.Kind.LOCKED));
        }
    }
}
