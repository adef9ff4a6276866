package org.caldavsync.server.source.pull;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caldavsync.http.HttpGateway;
import org.caldavsync.http.Secret;
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
    private final JdbcSourceStore sources;
    private final Parts parts;

    /** What a source run works with beside its source. */
    record Parts(PullTools tools, Sessions sessions, FeedPublisher publisher, Clock clock) {}

    /** What pulled members and accounts are kept in, and how members are read. */
    public record Intake(Database database, FeedBuilder.Reading reading) {}

    /** @param clock its zone is that of times that name none */
    public SourceJobs(
            Intake intake, JdbcSourceStore sources, HttpGateway gateway, FeedPublisher publisher, Clock clock) {
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
        Optional<Account> account = parts.tools().accounts().account(id);
        Optional<Source> source = sources.find(id);
        Optional<Secret> password = sources.password(id);
        if (account.isEmpty() || source.isEmpty() || password.isEmpty()) {
            parts.sessions().drop(id);
            return Optional.empty();
        }
        return Optional.of(new SourceJob(parts, source.get(), account.get(), password.get()));
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
        return sources.find(id)
                .map(source -> source.settings().scheduledInterval())
                .orElse(Duration.ZERO);
    }

    @Override
    public void finished(Run run) {
        sources.recordRun(run);
    }
}
