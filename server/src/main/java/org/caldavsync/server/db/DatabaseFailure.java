package org.caldavsync.server.db;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The database did not do what it was asked; nothing of the transaction has happened. */
public final class DatabaseFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What a caller may branch on. */
    public enum Kind {
        /** A unique, check or foreign key rule refused the rows. */
        CONSTRAINT("The data breaks a rule of the database."),
        LOCKED("Another program holds the database. Stop it, or wait; nothing was changed."),
        /** Only in a database that several write to at once; {@link Database#write} does it again before it says so. */
        CROSSED("Others changed the same rows at the same moment. Nothing was changed; try again."),
        UNREACHABLE(
                "The database server cannot be reached. What is stored is safe, and it goes on by itself when the server is"
                        + " back."),
        REFUSED(
                "The database server refuses this user, or has no such database. Check DATABASE_URL; nothing was changed."),
        FULL("The disk is full. What is stored is safe; free some space and it goes on by itself."),
        READ_ONLY("The database file cannot be written. Check the owner and the mode of the data directory."),
        CORRUPT(
                "The database file is damaged. Stop the service and restore a backup; feeds are rebuilt by the next sync."),
        OTHER("The database failed.");

        private final String advice;

        Kind(String advice) {
            this.advice = advice;
        }
    }

    private final Kind kind;

    private DatabaseFailure(Kind kind, Throwable cause) {
        super(kind.advice, cause);
        this.kind = kind;
    }

    /** Reads the kind off the SQL error somewhere below {@code failure}; one that is known already stays what it is. */
    public static DatabaseFailure of(Throwable failure) {
        if (failure instanceof DatabaseFailure known) {
            return known;
        }
        SQLException sql = sqlCause(failure);
        return new DatabaseFailure(sql == null ? Kind.OTHER : kindOf(sql), failure);
    }

    public Kind kind() {
        return kind;
    }

    private static @Nullable SQLException sqlCause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    private static Kind kindOf(SQLException sql) {
        if (sql instanceof SQLiteException sqlite) {
            return kindOf(sqlite.getResultCode());
        }
        String state = sql.getSQLState();
        return state == null || state.length() != 5 ? Kind.OTHER : kindOf(state);
    }

    /** By the classes of SQLSTATE (PostgreSQL, appendix A). */
    private static Kind kindOf(String state) {
        return switch (state) {
            case "40001", "40P01", "55P03" -> Kind.CROSSED;
            case "25006" -> Kind.READ_ONLY;
            case "53100" -> Kind.FULL;
            case "3D000" -> Kind.REFUSED;
            default ->
                switch (state.substring(0, 2)) {
                    case "08", "57", "53" -> Kind.UNREACHABLE;
                    case "23" -> Kind.CONSTRAINT;
                    case "28" -> Kind.REFUSED;
                    case "XX" -> Kind.CORRUPT;
                    default -> Kind.OTHER;
                };
        };
    }

    private static Kind kindOf(SQLiteErrorCode code) {
        return switch (SQLiteErrorCode.getErrorCode(code.code & 0xff)) {
            case SQLITE_CONSTRAINT -> Kind.CONSTRAINT;
            case SQLITE_BUSY, SQLITE_LOCKED -> Kind.LOCKED;
            case SQLITE_FULL -> Kind.FULL;
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN -> Kind.READ_ONLY;
            case SQLITE_CORRUPT, SQLITE_NOTADB -> Kind.CORRUPT;
            default -> Kind.OTHER;
        };
    }
}
