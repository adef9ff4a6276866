package org.caldavsync.server.destination;

import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.InstantSource;
import java.util.List;
import org.caldavsync.server.run.FailurePolicy;
import org.caldavsync.server.run.Runs;
import org.caldavsync.server.subject.Activities;
import org.caldavsync.server.web.Routes;

/** Everything below {@code /api/destinations}. */
public final class DestinationApi implements Routes {
    private final List<Routes> parts;

    /** What is known of destinations, and of the sources that they may read. */
    public record Stored(JdbcDestinationStore destinations, OwnSources sources) {}

    public DestinationApi(Stored stored, Engine engine, Runs runs, InstantSource clock) {
        StoredDestinations known = new StoredDestinations(stored.destinations(), stored.sources());
        ManualRuns manual = new ManualRuns(runs.runner(), engine);
        parts = List.of(
                new DestinationRoutes(
                        stored.destinations(),
                        known,
                        new DestinationChanges(stored.destinations(), runs, manual),
                        new Activities(runs.store(), runs.schedule())),
                new DestinationRunRoutes(known, manual, new FailurePolicy(clock)));
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        parts.forEach(part -> part.addTo(routes));
    }
}
