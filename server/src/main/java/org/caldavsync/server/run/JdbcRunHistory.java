package org.caldavsync.server.run;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.caldavsync.server.db.Database;
import org.jdbi.v3.core.Handle;

/** {@link RunHistory} in the database. */
final class JdbcRunHistory implements RunHistory {
    /** Each looks through what there is, which takes a second where there are 10,000 sources. */
    private static final int BATCH = 2_000;

    private static final int MOST_RECENT = 20_000;
    private static final int MOST_FAILURES = 30;
    private static final long DAY_MILLIS = 86_400_000;

    private final Database database;

    JdbcRunHistory(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Run> find(long id) {
        return database.read(handle -> handle.createQuery("SELECT " + RunRows.COLUMNS + " FROM runs WHERE id = :id")
                .bind("id", id)
                .map(RunRows::read)
                .findOne());
    }

    @Override
    public List<Run> list(Filter filter, long before, int limit) {
        RunKind kind = filter.kind();
        RunStatus status = filter.status();
        return database.read(handle -> handle.createQuery("SELECT " + RunRows.COLUMNS + """
                         FROM runs
                        WHERE id < :before AND (:kind IS NULL OR kind = :kind)
                            AND (:subject IS NULL OR subject_id = :subject) AND (:status IS NULL OR status = :status)
                        ORDER BY id DESC LIMIT :limit""")
                .bind("before", before)
                .bind("kind", kind == null ? null : kind.code())
                .bind("subject", filter.subjectId())
                .bind("status", status == null ? null : status.code())
                .bind("limit", checked(limit))
                .map(RunRows::read)
                .list());
    }

    @Override
    public List<RunItem> items(long runId, long after, int limit) {
        return database.read(handle -> handle.createQuery("""
                        SELECT uid, summary, starts_at, starts_on, action, reason, changes FROM run_items
                        WHERE run_id = :run AND seq > :after ORDER BY seq LIMIT :limit""")
                .bind("run", runId)
                .bind("after", after)
                .bind("limit", checked(limit))
                .map((row, context) -> new RunItem(
                        row.getString("uid"),
                        row.getString("summary"),
                        EventStart.ofStored(RunRows.instant(row, "starts_at"), row.getString("starts_on")),
                        row.getString("action"),
                        row.getString("reason"),
                        RunRows.readChanges(row.getString("changes"))))
                .list());
    }

    @Override
    public List<RunStep> steps(long runId) {
        return database.read(handle -> handle.createQuery(
                        "SELECT what, started_at FROM run_steps WHERE run_id = :run ORDER BY seq")
                .bind("run", runId)
                .map((row, context) ->
                        new RunStep(row.getString("what"), Instant.ofEpochMilli(row.getLong("started_at"))))
                .list());
    }

    @Override
    public List<Run> recent(int each) {
        return database.read(handle -> handle.createQuery("SELECT " + RunRows.COLUMNS + """
                         FROM runs WHERE id IN (
                            SELECT id FROM (
                                SELECT id, row_number() OVER (PARTITION BY kind, subject_id ORDER BY id DESC) AS nth
                                FROM runs) AS placed
                            WHERE nth <= :each)
                        ORDER BY id DESC LIMIT :limit""")
                .bind("each", checked(each))
                .bind("limit", MOST_RECENT)
                .map(RunRows::read)
                .list());
    }

    @Override
    public List<HourlyCounts> countsSince(Instant since) {
        SortedMap<Instant, SortedMap<String, Long>> hours = new TreeMap<>();
        database.read(handle -> handle.createQuery(
                                "SELECT " + RunRows.COLUMNS + " FROM runs WHERE finished_at >= :since AND changed")
                        .bind("since", since.toEpochMilli())
                        .map(RunRows::read)
                        .list())
                .forEach(run -> {
                    SortedMap<String, Long> sums =
                            hours.computeIfAbsent(run.startedAt().truncatedTo(ChronoUnit.HOURS), _ -> new TreeMap<>());
                    run.tally().counts().forEach((name, count) -> sums.merge(name, count, Long::sum));
                });
        return hours.entrySet().stream()
                .map(hour -> new HourlyCounts(hour.getKey(), hour.getValue()))
                .toList();
    }

    @Override
    public int failuresInARow(Subject subject) {
        // A run that a person cancelled says nothing about the next one.
        List<String> latest = database.read(handle -> handle.createQuery("""
                        SELECT status FROM runs
                        WHERE kind = :kind AND subject_id = :subject AND status NOT IN ('running', 'cancelled')
                        ORDER BY id DESC LIMIT :limit""")
                .bind("kind", subject.kind().code())
                .bind("subject", subject.id())
                .bind("limit", MOST_FAILURES)
                .mapTo(String.class)
                .list());
        return (int) latest.stream().takeWhile(RunStatus.ERROR.code()::equals).count();
    }

    @Override
    public int prune(Retention retention) {
        List<Long> outdated = database.read(handle -> outdated(handle, retention));
        if (outdated.isEmpty()) {
            return 0;
        }
        return database.write(handle -> handle.createUpdate("DELETE FROM runs WHERE id IN (<ids>)")
                .bindList("ids", outdated)
                .execute());
    }

    private static List<Long> outdated(Handle handle, Retention retention) {
        return handle.createQuery("""
                        SELECT id FROM runs WHERE finished_at < :since
                        UNION
                        SELECT id FROM (
                            SELECT id, row_number() OVER (
                                PARTITION BY kind, subject_id, status, finished_at / :day ORDER BY id DESC) AS nth
                            FROM runs
                            WHERE finished_at < :everySince AND started_by <> 'manual' AND NOT changed
                        ) AS idle WHERE nth > 1
                        LIMIT :limit""")
                .bind("since", retention.since().toEpochMilli())
                .bind("everySince", retention.everyRunSince().toEpochMilli())
                .bind("day", DAY_MILLIS)
                .bind("limit", BATCH)
                .mapTo(Long.class)
                .list();
    }

    private static int checked(int limit) {
        if (limit < 1 || limit > PAGE) {
            throw new IllegalArgumentException("A page has 1 to " + PAGE + " rows, not " + limit + ".");
        }
        return limit;
    }
}
