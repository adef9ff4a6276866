package org.caldavsync.server.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.caldavsync.server.db.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** Claims by the partial unique index {@code runs_one_open}: the database itself allows one open run of a subject. */
public final class JdbcRunStore implements RunStore {
    private static final String OPEN =
            "SELECT " + RunRows.COLUMNS + ", lease_owner, lease_until FROM runs WHERE status = 'running'";

    private final Database database;
    private final RunHistory history;

    public JdbcRunStore(Database database) {
        this.database = database;
        this.history = new JdbcRunHistory(database);
    }

    @Override
    public RunHistory history() {
        return history;
    }

    @Override
    public Claim claim(Subject subject, Trigger trigger, Instant now, Lease lease) {
        Run run = new Run(0, subject, trigger, RunStatus.RUNNING, now, null, Tally.NOTHING, false, null);
        return database.write(handle -> insert(handle, run, lease)
                .<Claim>map(Claim.Won::new)
                .orElseGet(() -> new Claim.Lost(openOf(handle, subject).orElseThrow())));
    }

    @Override
    public boolean close(Run closed, String owner, Runnable also) {
        return database.write(handle -> {
            boolean done = close(handle, closed, owner);
            if (done) {
                // What it writes through the same database shares the transaction.
                also.run();
            }
            return done;
        });
    }

    private static boolean close(Handle handle, Run closed, String owner) {
        Run.Problem problem = closed.problem();
        return handle.createUpdate("""
                                UPDATE runs SET status = :status, finished_at = :finishedAt, counts = :counts,
                                    requests = :requests, bytes = :bytes, changed = :changed, error = :error,
                                    cause = :cause, retry_at = :retryAt, lease_owner = NULL, lease_until = NULL
                                WHERE id = :id AND status = 'running' AND lease_owner = :owner""")
                        .bind("status", closed.status().code())
                        .bind("finishedAt", RunRows.millis(closed.finishedAt()))
                        .bind("counts", RunRows.writeCounts(closed.tally().counts()))
                        .bind("requests", closed.tally().requests())
                        .bind("bytes", closed.tally().bytes())
                        .bind("changed", closed.changed())
                        .bind("error", problem == null ? null : problem.message())
                        .bind("cause", problem == null ? null : problem.cause().code())
                        .bind("retryAt", problem == null ? null : RunRows.millis(problem.retryAt()))
                        .bind("id", closed.id())
                        .bind("owner", owner)
                        .execute()
                == 1;
    }

    @Override
    public List<Renewed> renew(Collection<Long> runIds, Lease lease) {
        if (runIds.isEmpty()) {
            return List.of();
        }
        return database.write(handle -> handle.createQuery("""
                        UPDATE runs SET lease_until = :until
                        WHERE status = 'running' AND lease_owner = :owner AND id IN (<ids>)
                        RETURNING id, cancel_requested""")
                .bind("until", lease.until().toEpochMilli())
                .bind("owner", lease.owner())
                .bindList("ids", List.copyOf(runIds))
                .map((row, context) -> new Renewed(row.getLong("id"), row.getBoolean("cancel_requested")))
                .list());
    }

    @Override
    public void endLeases() {
        database.run(handle -> handle.execute("UPDATE runs SET lease_until = 0 WHERE status = 'running'"));
    }

    @Override
    public List<OpenRun> open() {
        return database.read(
                handle -> handle.createQuery(OPEN).map(JdbcRunStore::readOpen).list());
    }

    @Override
    public Optional<OpenRun> openOf(Subject subject) {
        return database.read(handle -> openOf(handle, subject));
    }

    @Override
    public Optional<OpenRun> open(long id) {
        return database.read(handle -> handle.createQuery(OPEN + " AND id = :id")
                .bind("id", id)
                .map(JdbcRunStore::readOpen)
                .findOne());
    }

    @Override
    public boolean requestCancel(long id) {
        return database.write(handle ->
                handle.execute("UPDATE runs SET cancel_requested = TRUE WHERE id = ? AND status = 'running'", id) == 1);
    }

    @Override
    public void addItems(long runId, long firstPlace, List<RunItem> items) {
        database.run(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    INSERT INTO run_items (run_id, seq, uid, summary, starts_at, starts_on, action, reason, changes)
                    VALUES (:run, :seq, :uid, :summary, :start, :day, :action, :reason, :changes)""");
            long place = firstPlace;
            for (RunItem item : items) {
                batch.bind("run", runId)
                        .bind("seq", place++)
                        .bind("uid", item.uid())
                        .bind("summary", item.summary())
                        .bind("start", EventStart.millis(item.start()))
                        .bind("day", EventStart.dayText(item.start()))
                        .bind("action", item.action())
                        .bind("reason", item.reason())
                        .bind("changes", RunRows.writeChanges(item.changes()))
                        .add();
            }
            batch.execute();
        });
    }

    @Override
    public void addSteps(long runId, List<RunStep> steps) {
        database.run(handle -> {
            PreparedBatch batch = handle.prepareBatch(
                    "INSERT INTO run_steps (run_id, seq, what, started_at) VALUES (:run, :seq, :what, :startedAt)");
            long place = 1;
            for (RunStep step : steps) {
                batch.bind("run", runId)
                        .bind("seq", place++)
                        .bind("what", step.what())
                        .bind("startedAt", step.startedAt().toEpochMilli())
                        .add();
            }
            batch.execute();
        });
    }

    private static Optional<Run> insert(Handle handle, Run run, Lease lease) {
        return handle.createQuery("""
                        INSERT INTO runs (kind, subject_id, started_by, status, started_at, lease_owner, lease_until)
                        VALUES (:kind, :subject, :startedBy, 'running', :startedAt, :owner, :until)
                        ON CONFLICT DO NOTHING RETURNING\s""" + RunRows.COLUMNS)
                .bind("kind", run.subject().kind().code())
                .bind("subject", run.subject().id())
                .bind("startedBy", run.trigger().code())
                .bind("startedAt", run.startedAt().toEpochMilli())
                .bind("owner", lease.owner())
                .bind("until", lease.until().toEpochMilli())
                .map(RunRows::read)
                .findOne();
    }

    private static Optional<OpenRun> openOf(Handle handle, Subject subject) {
        return handle.createQuery(OPEN + " AND kind = :kind AND subject_id = :subject")
                .bind("kind", subject.kind().code())
                .bind("subject", subject.id())
                .map(JdbcRunStore::readOpen)
                .findOne();
    }

    private static OpenRun readOpen(ResultSet row, StatementContext context) throws SQLException {
        Instant until = Instant.ofEpochMilli(row.getLong("lease_until"));
        return new OpenRun(RunRows.read(row, context), new Lease(row.getString("lease_owner"), until));
    }
}
