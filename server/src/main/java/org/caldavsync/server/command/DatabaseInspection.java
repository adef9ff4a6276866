package org.caldavsync.server.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caldavsync.server.config.Config;
import org.caldavsync.server.db.DatabaseFailure;
import org.caldavsync.server.db.Dialect;
import org.caldavsync.server.db.PostgresAddress;
import org.caldavsync.server.db.PostgresDatabase;
import org.caldavsync.server.db.SqliteDatabase;
import org.caldavsync.server.secret.SealBrokenException;
import org.caldavsync.server.secret.SecretBox;
import org.caldavsync.server.subject.SealedRows;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** A database looked at without changing it. */
final class DatabaseInspection implements AutoCloseable {
    private static final int TOLD = 10;

    private final Dialect dialect;
    private final Handle handle;

    private DatabaseInspection(Dialect dialect, Handle handle) {
        this.dialect = dialect;
        this.handle = handle;
    }

    /** @throws DatabaseFailure when it cannot be opened */
    static DatabaseInspection open(Config.Store store) {
        try {
            return switch (store) {
                case Config.Store.File(Path file) ->
                    new DatabaseInspection(Dialect.SQLITE, Jdbi.open(SqliteDatabase.readOnly(file)));
                case Config.Store.Server(PostgresAddress address) ->
                    new DatabaseInspection(Dialect.POSTGRESQL, Jdbi.open(PostgresDatabase.readOnly(address)));
            };
        } catch (JdbiException failure) {
            throw DatabaseFailure.of(failure);
        }
    }

    /** What it is and how much is in it. */
    String description() {
        if (!has("sources") && !has("destinations")) {
            return "empty; the next start creates its tables";
        }
        String content = count("sources") + " sources, " + count("destinations") + " destinations";
        return isEarlier() ? "of the earlier implementation, " + content + "; the next start adopts it" : content;
    }

    /** What SQLite finds wrong with the file, a few sentences at most; a server looks after its files itself. */
    List<String> damages() {
        if (dialect == Dialect.POSTGRESQL) {
            return List.of();
        }
        try {
            List<String> found = new ArrayList<>(handle.select("PRAGMA quick_check(" + TOLD + ")")
                    .mapTo(String.class)
                    .list());
            found.remove("ok");
            long dangling =
                    handle.select("PRAGMA foreign_key_check").mapToMap().list().size();
            if (dangling > 0) {
                found.add(dangling + " rows belong to nothing");
            }
            return found.stream()
                    .map(damage -> "The database file is damaged: " + damage
                            + ". Stop the service and restore a backup; feeds are rebuilt by the next sync.")
                    .toList();
        } catch (JdbiException failure) {
            throw DatabaseFailure.of(failure);
        }
    }

    boolean holdsSecrets() {
        return !isEarlier()
                && SealedRows.COLUMNS.stream().anyMatch(column -> !rows(column).isEmpty());
    }

    /** The stored secrets that do not open with that key, a sentence each. */
    List<String> sealedOtherwise(SecretBox secrets) {
        List<String> problems = new ArrayList<>();
        for (SealedRows.Column column : SealedRows.COLUMNS) {
            for (long row : rows(column)) {
                problem(secrets, column, row).ifPresent(problems::add);
            }
        }
        return problems;
    }

    private Optional<String> problem(SecretBox secrets, SealedRows.Column column, long row) {
        byte[] sealed = handle.select("SELECT " + column.name() + " FROM " + column.table() + " WHERE id = ?", row)
                .mapTo(byte[].class)
                .one();
        try {
            var _ = secrets.open(sealed, new SecretBox.Place(column.table(), row, column.name()));
            return Optional.empty();
        } catch (SealBrokenException closed) {
            return Optional.of(String.valueOf(closed.getMessage()));
        }
    }

    private List<Long> rows(SealedRows.Column column) {
        return has(column.table())
                ? handle.select("SELECT id FROM " + column.table() + " WHERE " + column.name()
                                + " IS NOT NULL ORDER BY id")
                        .mapTo(Long.class)
                        .list()
                : List.of();
    }

    private boolean isEarlier() {
        return has("sources") && !has("flyway_schema_history");
    }

    private boolean has(String table) {
        String sql = switch (dialect) {
            case SQLITE -> "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?";
            case POSTGRESQL ->
                "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public' AND table_name = ?";
        };
        return handle.select(sql, table).mapTo(Integer.class).one() > 0;
    }

    private long count(String table) {
        return has(table)
                ? handle.select("SELECT count(*) FROM " + table)
                        .mapTo(Long.class)
                        .one()
                : 0;
    }

    @Override
    public void close() {
        handle.close();
    }
}
