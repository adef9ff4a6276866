package org.caldavsync.server.db;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;

/**
 * Transactions on the one database. Thread-safe; whoever opened it closes it.
 *
 * <p>Writers queue for a single connection, readers share a few: SQLite lets one write at a time, and a fair queue in
 * front of it beats its busy handler (ADR 3). No network call may happen inside a transaction.
 */
public final class Database implements AutoCloseable {
    private final HikariDataSource writerPool;
    private final HikariDataSource readerPool;
    private final Jdbi writer;
    private final Jdbi reader;

    Database(HikariDataSource writerPool, HikariDataSource readerPool) {
        this.writerPool = writerPool;
        this.readerPool = readerPool;
        this.writer = discreet(Jdbi.create(writerPool));
        this.reader = discreet(Jdbi.create(readerPool));
    }

    /** Errors must not show bound values: they are people's appointments, and sealed passwords. */
    private static Jdbi discreet(Jdbi jdbi) {
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        return jdbi;
    }

    /**
     * Runs {@code work} on one consistent snapshot; what it reads through this database in turn shares it.
     *
     * @throws DatabaseFailure when the database does not answer as it should
     */
    public <T> T read(Function<Handle, T> work) {
        try {
            return reader.inTransaction(work::apply);
        } catch (JdbiException failure) {
            throw DatabaseFailure.of(failure);
        }
    }

    /**
     * Runs {@code work} in one transaction, together with what it writes through this database in turn: all of it happens
     * or nothing.
     *
     * @throws DatabaseFailure when the database does not answer as it should; a {@link DatabaseFailure.Kind#CONSTRAINT}
     *     is the caller's to turn into a result
     */
    @CanIgnoreReturnValue
    public <T> T write(Function<Handle, T> work) {
        try {
            return writer.inTransaction(work::apply);
        } catch (JdbiException failure) {
            throw DatabaseFailure.of(failure);
        }
    }

    /** {@link #write} for work without a result. */
    public void run(Consumer<Handle> work) {
        write(handle -> {
            work.accept(handle);
            return true;
        });
    }

    /** The writing side, for libraries that bring their own SQL. */
    public DataSource dataSource() {
        return writerPool;
    }

    /** Whether a trivial question is answered. */
    public boolean answers() {
        try {
            return read(handle -> handle.select("SELECT 1").mapTo(Integer.class).one()) == 1;
        } catch (DatabaseFailure failure) {
            return false;
        }
    }

    @Override
    public void close() {
        readerPool.close();
        writerPool.close();
    }
}
