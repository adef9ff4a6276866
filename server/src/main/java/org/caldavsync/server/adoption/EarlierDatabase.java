package org.caldavsync.server.adoption;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.db.DatabaseFailure;
import org.caldavsync.server.db.SqliteCopy;
import org.caldavsync.server.db.SqliteDatabase;
import org.caldavsync.server.secret.SecretBox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the database file, adopting it first where the earlier implementation left it. Killed at any point, the next
 * start goes on from there: the copy is renamed into place when it is whole, each migration is one transaction, and the
 * last step repeats until it is done.
 */
public final class EarlierDatabase {
    private static final Logger log = LoggerFactory.getLogger(EarlierDatabase.class);

    private static final List<String> LATER_TABLES = List.of(
            "sources (id INTEGER PRIMARY KEY AUTOINCREMENT)",
            "ics_data (source_id INTEGER PRIMARY KEY, ics_content TEXT NOT NULL)",
            "source_paths (id INTEGER PRIMARY KEY AUTOINCREMENT, source_id INTEGER NOT NULL)",
            "destinations (id INTEGER PRIMARY KEY AUTOINCREMENT)");

    private EarlierDatabase() {}

    /**
     * Opens the file, up to date.
     *
     * @throws DatabaseFailure when it cannot be opened, copied or migrated; the earlier rows are untouched then
     */
    public static Database open(Path file, SecretBox secrets) {
        if (isEarlier(file)) {
            copyAside(file);
            complete(file);
        }
        Database database =
                SqliteDatabase.open(file, List.of(new AdoptEarlierRows(secrets), new MendEarlierLinks(secrets)));
        overwriteFreedPages(database);
        return database;
    }

    /**
     * Adds, empty, the tables that its early versions did not have yet: the migrations count on all four. Columns they did
     * not have are looked for where rows are read.
     */
    private static void complete(Path file) {
        try (Connection connection = connect(file);
                Statement statement = connection.createStatement()) {
            for (String table : LATER_TABLES) {
                boolean _ = statement.execute("CREATE TABLE IF NOT EXISTS " + table);
            }
        } catch (SQLException failure) {
            throw DatabaseFailure.of(failure);
        }
    }

    private static boolean isEarlier(Path file) {
        if (Files.notExists(file)) {
            return false;
        }
        try (Connection connection = connect(file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT count(*) FROM sqlite_master
                        WHERE type = 'table' AND name IN ('sources', 'destinations')
                        AND NOT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'flyway_schema_history')
                        """)) {
            return row.next() && row.getInt(1) > 0;
        } catch (SQLException failure) {
            throw DatabaseFailure.of(failure);
        }
    }

    private static void copyAside(Path file) {
        Path copy = file.resolveSibling(file.getFileName() + ".before-upgrade");
        SqliteCopy.make(file, copy);
        log.atWarn()
                .addKeyValue("copy", copy)
                .log("Adopting the database of the earlier version. The copy still holds passwords in clear text:"
                        + " delete it once all is well");
    }

    /** The migration marks in {@code user_version} that clear-text passwords have just been deleted. */
    private static void overwriteFreedPages(Database database) {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            if (statement.executeQuery("PRAGMA user_version").getInt(1) == AdoptEarlierRows.NOT_YET_OVERWRITTEN) {
                statement.execute("VACUUM");
                statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
                statement.execute("PRAGMA user_version = 0");
            }
        } catch (SQLException failure) {
            throw DatabaseFailure.of(failure);
        }
    }

    private static Connection connect(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }
}
