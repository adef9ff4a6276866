package org.caldavsync.server;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.notify.Staleness;
import org.caldavsync.server.run.RunKind;
import org.caldavsync.server.run.Subject;
import org.jdbi.v3.core.Handle;

/**
 * What is out of date, as the database knows it: nothing good for all but one of the intervals that are allowed, and then
 * for one more, a quarter of an hour at least, in which somebody looked. So what was only now given an interval, or could
 * not run while the service was down, has its chance. What runs now has its chance too.
 *
 * @param intervals how many may pass without a good sync; 2 at least
 */
record StaleSubjects(Database database, int intervals) implements Staleness {
    private static final Duration LEAST = Duration.ofMinutes(15);

    private static final String SUBJECTS = """
            (SELECT 'source' AS kind, id, name, last_synced IS NOT NULL AS synchronised,
                coalesce(last_synced, created_at) AS good, enabled, sync_interval_secs, last_sync_status, last_sync_error
                FROM sources
            UNION ALL
            SELECT 'destination' AS kind, id, name, last_synced IS NOT NULL AS synchronised,
                coalesce(last_synced, created_at) AS good, enabled, sync_interval_secs, last_sync_status, last_sync_error
                FROM destinations) AS subjects
            """;

    private static final String OVERDUE =
            "enabled AND sync_interval_secs > 0 AND good < :now - :most * 1000 * sync_interval_secs";

    private static final String AT_REST = "NOT EXISTS (SELECT 1 FROM runs WHERE status = 'running'"
            + " AND runs.kind = subjects.kind AND runs.subject_id = subjects.id)";

    @Override
    public List<Stale> news(Instant now) {
        return database.write(handle -> {
            forgetWhatIsNot(handle, now);
            handle.createUpdate("INSERT INTO stale_subjects (kind, id, since) SELECT kind, id, :now FROM " + SUBJECTS
                            + " WHERE " + OVERDUE + " ON CONFLICT DO NOTHING")
                    .bind("now", now.toEpochMilli())
                    .bind("most", intervals - 1)
                    .execute();
            List<Stale> news = untold(handle, now);
            news.forEach(stale -> mark(handle, stale.subject(), now));
            return news;
        });
    }

    /** What people were told of stays until a good sync, or its end. */
    private void forgetWhatIsNot(Handle handle, Instant now) {
        String same = " WHERE subjects.kind = stale_subjects.kind AND subjects.id = stale_subjects.id";
        handle.createUpdate("DELETE FROM stale_subjects WHERE NOT EXISTS (SELECT 1 FROM " + SUBJECTS + same + ")"
                        + " OR told IS NULL AND NOT EXISTS (SELECT 1 FROM " + SUBJECTS + same + " AND " + OVERDUE + ")")
                .bind("now", now.toEpochMilli())
                .bind("most", intervals - 1)
                .execute();
    }

    private static List<Stale> untold(Handle handle, Instant now) {
        return handle.createQuery("SELECT subjects.* FROM " + SUBJECTS
                        + " JOIN stale_subjects ON stale_subjects.kind = subjects.kind AND stale_subjects.id = subjects.id"
                        + " WHERE told IS NULL AND " + AT_REST
                        + " AND since <= :now - 1000 * sync_interval_secs AND since <= :least"
                        + " ORDER BY subjects.kind, subjects.id")
                .bind("now", now.toEpochMilli())
                .bind("least", now.minus(LEAST).toEpochMilli())
                .map((row, context) -> stale(row))
                .list();
    }

    private static Stale stale(ResultSet row) throws SQLException {
        return new Stale(
                new Subject(RunKind.ofCode(row.getString("kind")), row.getLong("id")),
                row.getString("name"),
                row.getBoolean("synchronised"),
                Instant.ofEpochMilli(row.getLong("good")),
                Duration.ofSeconds(row.getLong("sync_interval_secs")),
                "error".equals(row.getString("last_sync_status")) ? row.getString("last_sync_error") : null);
    }

    private static void mark(Handle handle, Subject subject, Instant now) {
        handle.execute(
                "UPDATE stale_subjects SET told = ? WHERE kind = ? AND id = ?",
                now.toEpochMilli(),
                subject.kind().code(),
                subject.id());
    }

    @Override
    public boolean isOver(Subject subject) {
        boolean told = database.read(handle -> handle.select(
                                "SELECT count(*) FROM stale_subjects WHERE told IS NOT NULL AND kind = ? AND id = ?",
                                subject.kind().code(),
                                subject.id())
                        .mapTo(Integer.class)
                        .one())
                > 0;
        return told && forget(subject) > 0;
    }

    private int forget(Subject subject) {
        return database.write(handle -> handle.execute(
                "DELETE FROM stale_subjects WHERE kind = ? AND id = ?",
                subject.kind().code(),
                subject.id()));
    }
}
