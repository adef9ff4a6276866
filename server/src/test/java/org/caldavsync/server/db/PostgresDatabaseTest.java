package org.caldavsync.server.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caldavsync.testkit.PostgresServer;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What PostgreSQL does in its own way; everything else is in the tests tagged {@code store}. */
@Tag("real")
class PostgresDatabaseTest {
    private static PostgresServer server;

    @BeforeAll
    static void start() {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void opens_twice_without_migrating_again_and_at_once_from_several_processes() throws Exception {
        server.create("several", "template1");
        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> opening = List.of(
                    () -> answersOnceOpen("several"),
                    () -> answersOnceOpen("several"),
                    () -> answersOnceOpen("several"));
            for (Future<Boolean> opened : together.invokeAll(opening)) {
                assertThat(opened.get()).isTrue();
            }
        }
        assertThat(answersOnceOpen("several")).isTrue();
    }

    private static boolean answersOnceOpen(String name) {
        try (Database database = PostgresDatabase.open(address(name))) {
            return database.answers();
        }
    }

    @Test
    void has_the_tables_and_columns_that_sqlite_has(@TempDir Path directory) {
        server.create("columns", "template1");
        try (Database postgres = PostgresDatabase.open(address("columns"));
                Database sqlite = SqliteDatabase.open(directory.resolve("a.db"), List.of())) {
            assertThat(columns(postgres, """
                            SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'
                            """)).isEqualTo(columns(sqlite, """
                            SELECT t.name, c.name FROM sqlite_master t, pragma_table_info(t.name) c
                            WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name NOT LIKE 'earlier%'
                            """));
        }
    }

    private static Map<String, List<String>> columns(Database database, String sql) {
        Map<String, List<String>> tables = new TreeMap<>();
        database.read(handle -> handle.select(sql)
                        .map((row, context) -> List.of(row.getString(1), row.getString(2)))
                        .list())
                .forEach(column ->
                        tables.merge(column.getFirst(), List.of(column.getLast()), PostgresDatabaseTest::bothSorted));
        tables.remove("flyway_schema_history");
        return tables;
    }

    private static List<String> bothSorted(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).sorted().toList();
    }

    @Test
    void does_again_what_others_were_in_the_way_of() throws Exception {
        server.create("crossed", "template1");
        int writers = 8;
        try (Database database = PostgresDatabase.open(address("crossed"));
                var together = Executors.newVirtualThreadPerTaskExecutor()) {
            database.run(handle -> {
                handle.execute("CREATE TABLE counter (n BIGINT)");
                handle.execute("INSERT INTO counter VALUES (0)");
            });
            CyclicBarrier start = new CyclicBarrier(writers);
            List<Callable<Integer>> writing = IntStream.range(0, writers)
                    .<Callable<Integer>>mapToObj(_ -> () -> {
                        start.await();
                        return IntStream.range(0, 20)
                                .map(_ -> database.write(PostgresDatabaseTest::readAndAdd))
                                .sum();
                    })
                    .toList();
            for (Future<Integer> writer : together.invokeAll(writing)) {
                assertThat(writer.get()).isEqualTo(20);
            }
            assertThat(database.<Long>read(handle -> handle.select("SELECT n FROM counter")
                            .mapTo(Long.class)
                            .one()))
                    .isEqualTo(writers * 20L);
        }
    }

    /** Loses additions unless each transaction behaves as if it were alone. */
    private static int readAndAdd(Handle handle) {
        long before = handle.select("SELECT n FROM counter").mapTo(Long.class).one();
        return handle.execute("UPDATE counter SET n = ?", before + 1);
    }

    @Test
    void keeps_texts_that_postgresql_would_refuse() {
        server.create("texts", "template1");
        try (Database database = PostgresDatabase.open(address("texts"))) {
            database.run(handle -> {
                handle.execute("CREATE TABLE texts (it TEXT)");
                handle.execute("INSERT INTO texts VALUES (?)", "a\0b\uD800c");
            });

            assertThat(database.<String>read(handle -> handle.select("SELECT it FROM texts")
                            .mapTo(String.class)
                            .one()))
                    .startsWith("a\uFFFDb")
                    .endsWith("c");
        }
    }

    @Test
    void gives_higher_ids_after_rows_that_brought_their_own() {
        server.create("ids", "template1");
        try (Database database = PostgresDatabase.open(address("ids"))) {
            long next = database.write(handle -> {
                handle.execute("INSERT INTO runs (id, kind, subject_id, started_by, status, started_at)"
                        + " VALUES (41, 'source', 1, 'manual', 'ok', 0)");
                database.dialect().raiseCounter(handle, "runs", 0);
                return handle.select("INSERT INTO runs (kind, subject_id, started_by, status, started_at)"
                                + " VALUES ('source', 1, 'manual', 'ok', 0) RETURNING id")
                        .mapTo(Long.class)
                        .one();
            });

            assertThat(next).isEqualTo(42);
        }
    }

    @Test
    void says_that_the_server_refuses_or_cannot_be_used() {
        server.execute("postgres", "CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");

        assertThatExceptionOfType(DatabaseFailure.class)
                .isThrownBy(() -> PostgresDatabase.open(address("nowhere")).close())
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(DatabaseFailure.Kind.REFUSED));
        assertThatIllegalStateException()
                .isThrownBy(() -> PostgresDatabase.open(address("latin")).close())
                .withMessageContaining("does not store Unicode");
    }

    private static PostgresAddress address(String database) {
        return PostgresAddress.parse(server.url(database));
    }
}
