package org.caldavsync.server.db;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.caldavsync.testkit.PostgresServer;

/**
 * The database that tests of stores work on. They are the contract of both products: {@code make test} runs every test
 * tagged {@code store} a second time with {@code -Dtest.database=postgresql}.
 */
public final class TestDatabase {
    private static final boolean ON_POSTGRES = "postgresql".equals(System.getProperty("test.database"));
    private static final String TEMPLATE = "migrated";

    /** Databases by the file they stand for, so that opening it again finds what was stored. */
    private static final Map<Path, Stand> STANDS = new ConcurrentHashMap<>();

    /**
     * A database that stands for a file.
     *
     * @param ground the directory that was there when it was created: it is of no use any more when that is gone
     */
    private record Stand(String name, Path ground) {}

    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    /** Opens that file, or what stands for it; it is empty the first time. */
    public static Database open(Path file) {
        return ON_POSTGRES
                ? PostgresDatabase.open(PostgresAddress.parse(url(file)))
                : SqliteDatabase.open(file, List.of());
    }

    /** What the environment of a service says so that it keeps what belongs to that directory there. */
    public static Map<String, String> environment(Path directory) {
        return ON_POSTGRES ? Map.of("DATABASE_URL", url(directory)) : Map.of();
    }

    /** Has it fail every update of that table, as a database in trouble does. */
    public static void refuseUpdates(Database database, String table) {
        refuse(database, "UPDATE", table);
    }

    /** Has it fail every new row of that table. */
    public static void refuseInserts(Database database, String table) {
        refuse(database, "INSERT", table);
    }

    /** Has the next update of a row of that table find nothing, as where another process has changed that row meanwhile. */
    public static void missOneUpdate(Database database, String table) {
        String trigger = "CREATE TRIGGER misses BEFORE UPDATE ON " + table;
        database.run(handle -> {
            handle.execute("CREATE TABLE missing (one INTEGER)");
            handle.execute("INSERT INTO missing VALUES (1)");
            switch (database.dialect()) {
                case SQLITE ->
                    handle.execute(trigger + " WHEN EXISTS (SELECT 1 FROM missing)"
                            + " BEGIN DELETE FROM missing; SELECT RAISE(IGNORE); END");
                case POSTGRESQL -> {
                    handle.execute("CREATE FUNCTION miss() RETURNS trigger LANGUAGE plpgsql AS"
                            + " 'BEGIN DELETE FROM missing; IF FOUND THEN RETURN NULL; END IF; RETURN NEW; END'");
                    handle.execute(trigger + " FOR EACH ROW EXECUTE FUNCTION miss()");
                }
            }
        });
    }

    private static void refuse(Database database, String operation, String table) {
        String trigger = "CREATE TRIGGER refuses BEFORE " + operation + " ON " + table;
        database.run(handle -> {
            switch (database.dialect()) {
                case SQLITE -> handle.execute(trigger + " BEGIN SELECT RAISE(ABORT, 'full'); END");
                case POSTGRESQL -> {
                    handle.execute("CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS"
                            + " 'BEGIN RAISE EXCEPTION USING MESSAGE = ''full''; END'");
                    handle.execute(trigger + " FOR EACH ROW EXECUTE FUNCTION refuse()");
                }
            }
        });
    }

    /** Ends {@link #refuseUpdates} or {@link #refuseInserts}. */
    public static void allow(Database database, String table) {
        database.run(handle -> handle.execute("DROP TRIGGER refuses"
                + switch (database.dialect()) {
                    case SQLITE -> "";
                    case POSTGRESQL -> " ON " + table;
                }));
    }

    private static String url(Path file) {
        Path path = file.toAbsolutePath();
        Stand stand = STANDS.computeIfAbsent(path, _ -> {
            String created = "test_" + COUNT.incrementAndGet();
            Shared.SERVER.create(created, TEMPLATE);
            return new Stand(created, ground(path));
        });
        dropUseless();
        return Shared.SERVER.url(stand.name());
    }

    private static Path ground(Path path) {
        for (Path ground = path; ground != null; ground = ground.getParent()) {
            if (Files.exists(ground)) {
                return ground;
            }
        }
        throw new IllegalStateException("No directory leads to " + path);
    }

    /** A server with all of them would need half a minute to be cleared away, which is how long a JVM gets for its end. */
    private static void dropUseless() {
        STANDS.values().removeIf(stand -> {
            boolean useless = Files.notExists(stand.ground());
            if (useless) {
                Shared.SERVER.drop(stand.name());
            }
            return useless;
        });
    }

    /** One server for all tests of this process, started when the first one asks. */
    private static final class Shared {
        static final PostgresServer SERVER = start();

        private static PostgresServer start() {
            PostgresServer server = PostgresServer.start();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            server.create(TEMPLATE, "template1");
            PostgresDatabase.open(PostgresAddress.parse(server.url(TEMPLATE))).close();
            return server;
        }
    }
}
