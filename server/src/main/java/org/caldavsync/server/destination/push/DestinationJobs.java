package org.caldavsync.server.destination.push;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caldavsync.http.Secret;
import org.caldavsync.server.destination.Destination;
import org.caldavsync.server.destination.JdbcDestinationStore;
import org.caldavsync.server.run.Job;
import org.caldavsync.server.run.Jobs;
import org.caldavsync.server.run.Run;
import org.caldavsync.server.run.RunKind;

/** Everything that writes to calendars: what the runner and the schedule know of destinations. */
public final class DestinationJobs implements Jobs {
    private final JdbcDestinationStore destinations;
    private final PushTools tools;

    DestinationJobs(JdbcDestinationStore destinations, PushTools tools) {
        this.destinations = destinations;
        this.tools = tools;
    }

    @Override
    public RunKind kind() {
        return RunKind.DESTINATION;
    }

    @Override
    public Optional<Job> find(long id) {
        return destinations.find(id).flatMap(destination -> job(destination, new Mission.Ordinary()));
    }

    /** A job with that mission; empty where the destination is gone. */
    Optional<Job> job(Destination destination, Mission mission) {
        return keys(destination).map(keys -> new PushJob(tools, destination, keys, mission));
    }

    /** Its secrets; empty where the destination is gone. */
    Optional<Keys> keys(Destination destination) {
        Optional<Secret> password = destinations.password(destination.id());
        return password.map(secret -> new Keys(secret, destinations.linkPassword(destination.id())));
    }

    @Override
    public Map<Long, Duration> intervals() {
        return destinations.all().stream()
                .filter(destination ->
                        !destination.settings().scheduledInterval().isZero())
                .collect(Collectors.toMap(
                        Destination::id, destination -> destination.settings().scheduledInterval()));
    }

    @Override
    public Duration interval(long id) {
        return destinations
                .find(id)
                .map(destination -> destination.settings().scheduledInterval())
                .orElse(Duration.ZERO);
    }

    @Override
    public void finished(Run run) {
        destinations.recordRun(run);
    }
}
