package org.caldavsync.server.db;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.locks.LockSupport;
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
 * <p>Each write behaves as if it were alone, whatever the product: in SQLite writers queue for a single connection (ADR
 * 3), in PostgreSQL they are serializable, and what is turned down for that is done again (ADR 20). No network call may
 * happen inside a transaction, nor anything else that must not happen twice.
 */
public final class Database implements AutoCloseable {
    /** Migrations that are one text for both products. */
    static final String COMMON_MIGRATIONS = "classpath:db/both";

    private static final int MOST_ATTEMPTS = 30;
    private static final int ATTEMPTS_AT_ONCE = 3;

    private final Dialect dialect;
    private final Pools pools;
    private final Sharing sharing;
    private final Jdbi writer;
    private final Jdbi reader;

    /** Whether this thread is inside {@link #write} already: only the outermost can be done again. */
    private final ThreadLocal<Boolean> writing = ThreadLocal.withInitial(() -> false);

    /**
     * Connections by what they are for.
     *
     * @param scheduling for libraries that bring their own SQL; may be the writer's
     */
    record Pools(HikariDataSource writer, HikariDataSource reader, HikariDataSource scheduling) {}

    Database(Dialect dialect, Pools pools, Sharing sharing) {
        this.dialect = dialect;
        this.pools = pools;
        this.sharing = sharing;
        this.writer = discreet(Jdbi.create(pools.writer()));
        this.reader = discreet(Jdbi.create(pools.reader()));
        dialect.prepare(writer);
        dialect.prepare(reader);
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
     * or nothing. Where others were in the way nothing has happened, and {@code work} runs again.
     *
     * @throws DatabaseFailure when the database does not answer as it should; a {@link DatabaseFailure.Kind#CONSTRAINT}
     *     is the caller's to turn into a result
     */
    @CanIgnoreReturnValue
    public <T> T write(Function<Handle, T> work) {
        if (writing.get()) {
            return attempt(work);
        }
        writing.set(true);
        try {
            return persistently(work);
        } finally {
            writing.remove();
        }
    }

    private <T> T persistently(Function<Handle, T> work) {
        for (int attempts = 1; ; attempts++) {
            try {
                return attempt(work);
            } catch (DatabaseFailure failure) {
                if (failure.kind() != DatabaseFailure.Kind.CROSSED || attempts == MOST_ATTEMPTS) {
                    throw failure;
                }
                // The first few at once: whoever was in the way has just gone. Then apart, each thread a little
                // differently.
                if (attempts > ATTEMPTS_AT_ONCE) {
                    LockSupport.parkNanos(
                            attempts * (1_000_000 + Thread.currentThread().threadId() % 16 * 100_000));
                }
            }
        }
    }

    private <T> T attempt(Function<Handle, T> work) {
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

    /** What the product does in its own way. */
    public Dialect dialect() {
        return dialect;
    }

    /** What this process does together with others that have the same database open. */
    public Sharing sharing() {
        return sharing;
    }

    /** Connections that can write, for libraries that bring their own SQL. */
    public DataSource dataSource() {
        return pools.scheduling();
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
        sharing.close();
        pools.reader().close();
        pools.scheduling().close();
        pools.writer().close();
    }
}
