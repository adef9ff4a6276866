package org.caldavsync.server.source.pull;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caldavsync.http.HttpGateway;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.feed.FeedBuilder;
import org.caldavsync.server.run.Job;
import org.caldavsync.server.run.Jobs;
import org.caldavsync.server.run.Run;
import org.caldavsync.server.run.RunKind;
import org.caldavsync.server.source.JdbcSourceStore;
import org.caldavsync.server.source.Source;

/** Everything that pulls: what the runner and the schedule know of sources. */
public final class SourceJobs implements Jobs {
    private final Database database;
    private final JdbcSourceStore sources;
    private final Parts parts;

    /** What a source run works with beside its source. */
    record Parts(PullTools tools, Sessions sessions, FeedPublisher publisher, Clock clock) {}

    /** What pulled members and accounts are kept in, and how members are read. */
    public record Intake(Database database, FeedBuilder.Reading reading) {}

    /** @param clock its zone is that of times that name none */
    public SourceJobs(
            Intake intake, JdbcSourceStore sources, HttpGateway gateway, FeedPublisher publisher, Clock clock) {
        this.database = intake.database();
        this.sources = sources;
        PullTools tools = new PullTools(
                new JdbcAccountStore(intake.database()),
                new JdbcItemStore(intake.database()),
                new ItemReader(intake.reading(), clock.getZone()));
        this.parts = new Parts(tools, new Sessions(gateway), publisher, clock);
    }

    @Override
    public RunKind kind() {
        return RunKind.SOURCE;
    }

    @Override
    public Optional<Job> find(long id) {
        // What is read inside shares the transaction around it.
        Optional<Job> job = database.read(_ -> job(id));
        if (job.isEmpty()) {
            parts.sessions().drop(id);
        }
        return job;
    }

    private Optional<Job> job(long id) {
        Optional<Source> source = sources.find(id);
        Optional<Account> account = parts.tools().accounts().account(id);
        if (source.isEmpty() || account.isEmpty()) {
            return Optional.empty();
        }
        Snapshot snapshot = new Snapshot(
                source.get(),
                account.get(),
                parts.tools().accounts().calendars(id),
                parts.publisher().current(source.get()),
                parts.tools().items().countProblems(id));
        return parts.sessions()
                .open(account.get(), source.get().settings(), () -> sources.password(id))
                .map(session -> new SourceJob(parts, snapshot, session));
    }

    /** Forgets the session, and with it the password, of a source that was deleted. */
    public void forget(long id) {
        parts.sessions().drop(id);
    }

    @Override
    public Map<Long, Duration> intervals() {
        return sources.all().stream()
                .filter(source -> !source.settings().scheduledInterval().isZero())
                .collect(
                        Collectors.toMap(Source::id, source -> source.settings().scheduledInterval()));
    }

    @Override
    public Duration interval(long id) {
        return sources.scheduledInterval(id);
    }

    @Override
    public void finished(Run run) {
        sources.recordRun(run);
    }
}
