package org.caldavsync.server.destination.push;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caldavsync.caldav.CalDavClient;
import org.caldavsync.caldav.CalDavException;
import org.caldavsync.caldav.Href;
import org.caldavsync.http.HttpFailure;
import org.caldavsync.http.HttpGateway;
import org.caldavsync.http.Traffic;
import org.caldavsync.icalendar.feed.ResourceWriter;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.destination.Destination;
import org.caldavsync.server.destination.DestinationApi;
import org.caldavsync.server.destination.DestinationSettings;
import org.caldavsync.server.destination.Engine;
import org.caldavsync.server.destination.PlanView;
import org.caldavsync.server.destination.PreviewResult;
import org.caldavsync.server.destination.link.Link;
import org.caldavsync.server.destination.link.LinkReader;
import org.caldavsync.server.destination.link.LinkResult;
import org.caldavsync.server.destination.link.LinkUnusableException;
import org.caldavsync.server.destination.link.Reading;
import org.caldavsync.server.destination.link.Validators;
import org.caldavsync.server.destination.link.Visit;
import org.caldavsync.server.feed.FeedBuilder;
import org.caldavsync.server.run.FailurePolicy;
import org.caldavsync.server.run.Job;
import org.caldavsync.server.run.RunItem;

/** Plans without writing, and makes the jobs that write. */
public final class PushEngine implements Engine {
    private static final String PRODID = "-//CalDAV ICS Sync//EN";

    private final PushTools tools;
    private final DestinationJobs jobs;

    /** What members and events are kept in and read with. */
    public record Stock(Database database, FeedBuilder.Reading reading, Clock clock) {}

    public PushEngine(Stock stock, DestinationApi.Stored stored, HttpGateway gateway, LinkReader links) {
        ResourceWriter resources = new ResourceWriter(stock.reading().zones(), PRODID);
        this.tools = new PushTools(
                new JdbcPushStateStore(stock.database()),
                new JdbcTargetStore(stock.database()),
                new CalendarTurns(stock.database()),
                new Sessions(gateway),
                links,
                stored.sources(),
                new MemberReader(stock.reading(), resources, stock.clock().getZone()),
                resources,
                stock.clock());
        this.jobs = new DestinationJobs(stored.destinations(), tools);
    }

    /** For the runner and the schedule. */
    public DestinationJobs jobs() {
        return jobs;
    }

    @Override
    public PreviewResult preview(Destination destination) {
        return jobs.keys(destination).map(keys -> preview(destination, keys)).orElseGet(PreviewResult.Gone::new);
    }

    private PreviewResult preview(Destination destination, Keys keys) {
        PushState state = tools.states().load(destination.id());
        Situations.Memory memory = new Situations.Memory(
                tools.targets().pushed(destination.id()),
                destination.adopted(),
                state.hold().linkChanged());
        return new Preview(destination.settings(), destination.id(), state)
                .plan(tools.sessions().open(destination, keys.password(), state), keys, memory);
    }

    @Override
    public PreviewResult preview(Unsaved destination) {
        DestinationSettings settings = destination.settings();
        return new Preview(settings, 0, PushState.NONE)
                .plan(
                        tools.sessions().open(settings.target(), destination.password(), PushState.NONE),
                        new Keys(destination.password(), destination.linkPassword()),
                        new Situations.Memory(List.of(), false, false));
    }

    /** One look at both sides. */
    private final class Preview {
        private final DestinationSettings settings;
        private final long destinationId;
        private final PushState state;

        Preview(DestinationSettings settings, long destinationId, PushState state) {
            this.settings = settings;
            this.destinationId = destinationId;
            this.state = state;
        }

        PreviewResult plan(Sessions.Open open, Keys keys, Situations.Memory memory) {
            try {
                return new PreviewResult.Planned(look(open, keys, memory));
            } catch (TargetUnusableException | LinkUnusableException | HttpFailure | CalDavException failure) {
                return new PreviewResult.Impossible(new FailurePolicy(tools.clock()).judge(failure));
            }
        }

        private PlanView look(Sessions.Open open, Keys keys, Situations.Memory memory) {
            Link link = new Link(settings.link(), keys.linkPassword(), settings.timeZone());
            Visit visit = new Visit(Validators.NONE, open.link(), new Traffic());
            LinkResult result = tools.links().read(link, visit, new Outgoing(settings.writing(), tools.resources()));
            if (!(result instanceof LinkResult.Read(Reading reading))) {
                throw new IllegalStateException("an unconditional reading cannot be unchanged");
            }
            try (reading) {
                CalDavClient client = new CalDavClient(open.calendar(), tools.clock());
                Lookout lookout = new Lookout(tools, client, settings, CalendarTurns.Turn.NOT_NEEDED);
                return picture(reading, lookout, memory);
            }
        }

        private PlanView picture(Reading reading, Lookout lookout, Situations.Memory memory) {
            Sight sight = lookout.look(destinationId, state, TargetFinder.Maker.NOT_NOW);
            Set<Href> others = tools.targets().writtenByOthers(destinationId, sight.href());
            Situation situation = Situations.of(
                    settings,
                    new Situations.Both(reading, sight, others),
                    memory.after(sight.refresh()),
                    tools.clock());
            Plan plan = Planner.plan(situation);
            Map<Href, List<RunItem.Change>> changes = Map.of();
            List<String> warnings = List.of("The calendar does not exist yet; it would be made.");
            if (sight.exists()) {
                Scene scene = new Scene(reading, sight, situation);
                RunTools shared = new RunTools(tools, new PushClaim(destinationId, 0), lookout, scene);
                changes = new Befores(tools.members(), shared)
                        .changes(
                                plan.all(Step.Update.class),
                                lookout.collections(sight).get());
                warnings = List.of();
            }
            return new PlanPicture(plan, changes)
                    .view(destinationId == 0 ? null : plan.id(), reading.items().size(), warnings);
        }
    }

    @Override
    public Optional<Job> applying(Destination destination, String planId) {
        return jobs.job(destination, new Mission.Applying(planId));
    }

    @Override
    public Optional<Job> releasing(Destination destination, long runId) {
        return jobs.job(destination, new Mission.Releasing(runId));
    }

    @Override
    public Optional<Job> removing(Destination destination) {
        return jobs.keys(destination).map(keys -> new RemovalJob(tools, destination, keys));
    }

    @Override
    public void forget(long destinationId) {
        tools.sessions().drop(destinationId);
    }
}
