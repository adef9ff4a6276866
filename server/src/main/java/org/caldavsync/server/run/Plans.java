package org.caldavsync.server.run;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caldavsync.server.db.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * What is planned, read from db-scheduler's table without standing in line behind its writer. Writing it is left to
 * db-scheduler while that runs.
 */
final class Plans {
    /** The delay that was decided on, in milliseconds: what a plan carries along, as text. */
    static final Serializer DELAY = new DelaySerializer();

    private static final String SELECT =
            "SELECT task_name, task_instance, execution_time, task_data, picked FROM scheduled_tasks ";

    private final Database database;

    /**
     * One planned run.
     *
     * @param delay how far ahead it was when it was planned
     * @param running whether it is being carried out right now
     */
    record Plan(Subject subject, Instant at, Duration delay, boolean running) {}

    Plans(Database database) {
        this.database = database;
    }

    List<Plan> all(RunKind kind) {
        return database.read(handle -> of(handle, "WHERE task_name = ?", kind.code()));
    }

    Optional<Plan> of(Subject subject) {
        return database
                .read(handle -> of(
                        handle,
                        "WHERE task_name = ? AND task_instance = ?",
                        subject.kind().code(),
                        String.valueOf(subject.id())))
                .stream()
                .findFirst();
    }

    /** The run that has been due for longest, or is due next. */
    Optional<Plan> first() {
        return database.read(handle -> of(handle, "WHERE NOT picked ORDER BY execution_time LIMIT 1")).stream()
                .findFirst();
    }

    /** What is being carried out is due again: whoever carried it out is gone. */
    void release() {
        database.run(handle -> handle.execute("UPDATE scheduled_tasks SET picked = FALSE, picked_by = NULL,"
                + " last_heartbeat = NULL, version = version + 1 WHERE picked"));
    }

    private static List<Plan> of(Handle handle, String condition, Object... arguments) {
        return handle.select(SELECT + condition, arguments).map(Plans::read).list();
    }

    private static Plan read(ResultSet row, StatementContext context) throws SQLException {
        byte[] delay = row.getBytes("task_data");
        return new Plan(
                new Subject(RunKind.ofCode(row.getString("task_name")), Long.parseLong(row.getString("task_instance"))),
                row.getTimestamp("execution_time").toInstant(),
                Duration.ofMillis(delay == null ? 0 : DELAY.deserialize(Long.class, delay)),
                row.getBoolean("picked"));
    }

    private static final class DelaySerializer implements Serializer {
        @Override
        public byte[] serialize(Object delay) {
            return delay.toString().getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public <T> T deserialize(Class<T> type, byte[] delay) {
            return type.cast(Long.valueOf(new String(delay, StandardCharsets.US_ASCII)));
        }
    }
}
