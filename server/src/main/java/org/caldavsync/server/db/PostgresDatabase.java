package org.caldavsync.server.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Opens a database on a PostgreSQL server, which several processes may share (ADR 20). Writes are serializable, so that
 * each behaves as if it were alone, as in SQLite; what PostgreSQL turns down for that is done again by {@link Database}.
 */
public final class PostgresDatabase {
    /** What connections are for; few of each, since several processes share the server. */
    private enum Role {
        WRITER(4, "TRANSACTION_SERIALIZABLE"),
        READER(8, "TRANSACTION_REPEATABLE_READ"),
        /** db-scheduler counts on seeing at once what others have committed. */
        SCHEDULE(2, "TRANSACTION_READ_COMMITTED");

        private final int most;
        private final String isolation;

        Role(int most, String isolation) {
            this.most = most;
            this.isolation = isolation;
        }
    }

    /** Containers start in any order: how long the server may take to be there. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

    /** What the server's administrator sees connections go by. */
    private static final String NAME = "caldav-ics-sync";

    private PostgresDatabase() {}

    /**
     * Opens the database and brings its tables up to date; of several processes that start at once, one does.
     *
     * @throws DatabaseFailure when the server cannot be reached for half a minute, refuses, or a migration fails
     */
    public static Database open(PostgresAddress address) {
        String ownName = NAME + "/" + UUID.randomUUID();
        DataSource server = server(address, ownName);
        await(server);
        migrate(server);
        Database.Pools pools =
                new Database.Pools(pool(server, Role.WRITER), pool(server, Role.READER), pool(server, Role.SCHEDULE));
        return new Database(
                Dialect.POSTGRESQL,
                pools,
                new Sharing(new PostgresSignals(server, ownName), new PostgresPlaces(server)));
    }

    /**
     * Returns once the server answers.
     *
     * @throws DatabaseFailure when it cannot be reached for half a minute, or refuses
     */
    public static void await(PostgresAddress address) {
        await(server(address, NAME));
    }

    /**
     * One connection that can change nothing, to look at what is there; whoever asked for it closes it.
     *
     * @throws DatabaseFailure when the server cannot be reached or refuses
     */
    public static Connection readOnly(PostgresAddress address) {
        try {
            Connection connection = server(address, NAME).getConnection();
            connection.setReadOnly(true);
            return connection;
        } catch (SQLException failure) {
            throw DatabaseFailure.of(failure);
        }
    }

    private static DataSource server(PostgresAddress address, String ownName) {
        PGSimpleDataSource server = new PGSimpleDataSource();
        server.setServerNames(new String[] {address.host()});
        server.setPortNumbers(new int[] {address.port()});
        server.setDatabaseName(address.database());
        server.setUser(address.user());
        server.setPassword(address.password().reveal());
        server.setApplicationName(ownName);
        server.setTcpKeepAlive(true);
        server.setConnectTimeout(10);
        server.setSocketTimeout(60);
        // A process that hangs in the middle of a transaction must not keep the others waiting for its locks.
        server.setOptions("-c idle_in_transaction_session_timeout=60000 -c lock_timeout=30000");
        address.options().forEach((name, value) -> set(server, name, value));
        return server;
    }

    private static void set(PGSimpleDataSource server, String option, String value) {
        try {
            server.setProperty(option, value);
        } catch (SQLException unknown) {
            throw new IllegalStateException("PostgresAddress lets only known options pass.", unknown);
        }
    }

    private static void await(DataSource server) {
        long start = System.nanoTime();
        while (true) {
            try (Connection connection = server.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SHOW server_encoding")) {
                if (row.next() && row.getString(1).equals("UTF8")) {
                    return;
                }
                throw new IllegalStateException(
                        "The PostgreSQL database does not store Unicode. Nothing was changed; create one"
                                + " WITH ENCODING 'UTF8' TEMPLATE template0 and name it in DATABASE_URL.");
            } catch (SQLException failure) {
                DatabaseFailure known = DatabaseFailure.of(failure);
                boolean late = System.nanoTime() - start > PATIENCE.toNanos();
                if (known.kind() != DatabaseFailure.Kind.UNREACHABLE || late) {
                    throw known;
                }
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
        }
    }

    private static void migrate(DataSource server) {
        try {
            Flyway.configure()
                    .dataSource(server)
                    .locations("classpath:db/postgresql", Database.COMMON_MIGRATIONS)
                    .placeholders(Dialect.POSTGRESQL.words())
                    .failOnMissingLocations(true)
                    .load()
                    .migrate();
        } catch (FlywayException failure) {
            throw DatabaseFailure.of(failure);
        }
    }

    private static HikariDataSource pool(DataSource server, Role role) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(role.name().toLowerCase(Locale.ROOT));
        config.setDataSource(server);
        config.setMaximumPoolSize(role.most);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(60_000);
        config.setTransactionIsolation(role.isolation);
        config.setReadOnly(role == Role.READER);
        // The server was there a moment ago; from here on its absence is a failure of each use, not of the start.
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }
}
