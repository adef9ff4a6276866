package org.caldavsync.server.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/** Opens the embedded database: one file, written by one process at a time (WAL, ADR 3). */
public final class SqliteDatabase {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    /** More than runs at a time, each of which reads for as long as it builds a feed: others must not wait for it. */
    private static final int READERS = 12;

    private static final int BUSY_TIMEOUT_MILLIS = 10_000;

    private SqliteDatabase() {}

    /**
     * Opens or creates the file with mode 0600 and brings its tables up to date.
     *
     * @param migrations those that need more than SQL
     * @throws DatabaseFailure when the file cannot be opened or a migration fails; the file is as it was before
     */
    public static Database open(Path file, List<JavaMigration> migrations) {
        restrict(file);
        HikariDataSource writer = connect(file);
        try {
            migrate(writer, migrations);
            HikariDataSource reader = pool(file, "reader", READERS);
            return new Database(Dialect.SQLITE, new Database.Pools(writer, reader, writer), Sharing.ALONE);
        } catch (FlywayException failure) {
            writer.close();
            throw DatabaseFailure.of(failure);
        }
    }

    /**
     * One connection to a file that is there, which can change nothing in it; whoever asked for it closes it.
     *
     * @throws DatabaseFailure when it cannot be opened
     */
    public static Connection readOnly(Path file) {
        // Not mode=ro: that cannot read what a service that was killed left in the write-ahead log.
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                boolean _ = statement.execute("PRAGMA busy_timeout = " + BUSY_TIMEOUT_MILLIS);
                boolean _ = statement.execute("PRAGMA query_only = true");
            }
            return connection;
        } catch (SQLException failure) {
            throw DatabaseFailure.of(failure);
        }
    }

    private static HikariDataSource connect(Path file) {
        try {
            return pool(file, "writer", 1);
        } catch (HikariPool.PoolInitializationException failure) {
            throw DatabaseFailure.of(failure);
        }
    }

    private static void migrate(HikariDataSource writer, List<JavaMigration> migrations) {
        Flyway.configure()
                .dataSource(writer)
                .locations("classpath:db/migration", Database.COMMON_MIGRATIONS)
                .placeholders(Dialect.SQLITE.words())
                .javaMigrations(migrations.toArray(JavaMigration[]::new))
                // A database of the earlier implementation has the tables of V1 and no history.
                .baselineOnMigrate(true)
                .baselineVersion("1")
                .failOnMissingLocations(true)
                .load()
                .migrate();
    }

    private static void restrict(Path file) {
        try {
            if (Files.notExists(file)) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            } else {
                Files.setPosixFilePermissions(file, OWNER_ONLY);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("The database file " + file + " cannot be created or protected.", failure);
        }
    }

    private static HikariDataSource pool(Path file, String role, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(role);
        config.setDataSource(new Connections(file, settings(role)));
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(role.equals("writer") ? 1 : 0);
        config.setConnectionTimeout(60_000);
        return new HikariDataSource(config);
    }

    private static Properties settings(String role) {
        Properties settings = new Properties();
        settings.setProperty("journal_mode", "WAL");
        settings.setProperty("synchronous", "NORMAL");
        settings.setProperty("foreign_keys", "true");
        settings.setProperty("secure_delete", "FAST");
        settings.setProperty("busy_timeout", String.valueOf(BUSY_TIMEOUT_MILLIS));
        // A write transaction takes its lock at once: an upgrade half-way through would fail instead of wait.
        settings.setProperty("transaction_mode", role.equals("writer") ? "IMMEDIATE" : "DEFERRED");
        return settings;
    }

    /** New connections to one file. */
    private static final class Connections extends SQLiteDataSource {
        private final Path file;

        Connections(Path file, Properties settings) {
            super(new SQLiteConfig(settings));
            this.file = file;
            setUrl("jdbc:sqlite:" + file);
        }

        @Override
        public SQLiteConnection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
            return new KeepingConnection(getUrl(), file.toString(), getConfig().toProperties());
        }
    }
}
