package org.caldavsync.server.destination.push;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.caldavsync.caldav.CalDavClient;
import org.caldavsync.caldav.CalendarCollection;
import org.caldavsync.caldav.Href;
import org.caldavsync.http.Learned;
import org.caldavsync.http.Traffic;
import org.caldavsync.server.destination.Deletions;
import org.caldavsync.server.destination.Destination;
import org.caldavsync.server.destination.DestinationSettings;
import org.caldavsync.server.destination.link.Link;
import org.caldavsync.server.destination.link.LinkMemory;
import org.caldavsync.server.destination.link.LinkResult;
import org.caldavsync.server.destination.link.Reading;
import org.caldavsync.server.destination.link.Validators;
import org.caldavsync.server.destination.link.Visit;
import org.caldavsync.server.run.Job;
import org.caldavsync.server.run.Outcome;
import org.caldavsync.server.run.RunContext;
import org.caldavsync.server.run.RunItem;
import org.caldavsync.server.run.Subject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of a destination: read the link, look at the calendar, plan, carry the plan out. Where the link says that it is
 * as it was, and the calendar too, two requests are all.
 */
final class PushJob implements Job {
    private static final Logger log = LoggerFactory.getLogger(PushJob.class);

    private final PushTools tools;
    private final Destination destination;
    private final Keys keys;
    private final Mission mission;
    private final PushClaim claim;

    PushJob(PushTools tools, Destination destination, Keys keys, Mission mission) {
        this.tools = tools;
        this.destination = destination;
        this.keys = keys;
        this.mission = mission;
        this.claim = new PushClaim(destination.id(), destination.generation());
    }

    @Override
    public Subject subject() {
        return Subject.destination(destination.id());
    }

    @Override
    public Outcome execute(RunContext context) {
        Traffic traffic = new Traffic();
        PushState state = tools.states().load(destination.id());
        Sessions.Open open = tools.sessions().open(destination, keys.password(), state);
        try {
            return new Course(context, state, open, traffic).run();
        } catch (DestinationChangedException edited) {
            if (mission instanceof Mission.Ordinary) {
                throw edited;
            }
            return new Outcome.Moved(edited.verdict(tools.clock().instant()).message());
        } finally {
            tools.turns().end(context);
            context.traffic(traffic.requests(), traffic.bytes());
            remember(open, state);
        }
    }

    private void remember(Sessions.Open open, PushState state) {
        Learned calendar = open.calendar().learned();
        Learned link = open.link().learned();
        if (!calendar.equals(state.learned()) || !link.equals(state.linkLearned())) {
            try {
                tools.states().saveLearned(claim, calendar, link);
            } catch (DestinationChangedException newSettings) {
                log.atDebug()
                        .addKeyValue("destination", destination.id())
                        .log("What was learned belongs to former settings");
            }
        }
    }

    /** One execution. */
    private final class Course {
        private final RunContext context;
        private final PushState state;
        private final LinkMemory memory;
        private final Traffic traffic;
        private final Lookout lookout;

        Course(RunContext context, PushState state, Sessions.Open open, Traffic traffic) {
            this.context = context;
            this.state = state;
            this.memory = open.link();
            this.traffic = traffic;
            CalDavClient client = new CalDavClient(open.calendar().counting(traffic), tools.clock());
            this.lookout = new Lookout(
                    tools, client, destination.settings(), tools.turns().of(context));
        }

        Outcome run() {
            context.progress(0, 0, "reading the link");
            Optional<PushState.Settled> settled = state.settled()
                    .filter(each ->
                            each.generation() == destination.generation() && mission instanceof Mission.Ordinary);
            return switch (read(settled.isPresent() ? state.link() : Validators.NONE)) {
                case LinkResult.Read(Reading reading) -> withReading(reading, () -> look(settled.isPresent(), reading));
                case LinkResult.NotModified _, LinkResult.SameBody _ -> quiet(settled.orElseThrow());
            };
        }

        private LinkResult read(Validators known) {
            DestinationSettings settings = destination.settings();
            Link link = new Link(settings.link(), keys.linkPassword(), settings.timeZone());
            Outgoing outgoing = new Outgoing(settings.writing(), tools.resources());
            return tools.links().read(link, new Visit(known, memory, traffic), outgoing);
        }

        /** The link is as it was when nothing was left to do. */
        private Outcome quiet(PushState.Settled settled) {
            context.checkCancelled();
            Sight sight = lookout.look(destination.id(), state, maker(""));
            if (concerns(sight)) {
                return switch (read(Validators.NONE)) {
                    case LinkResult.Read(Reading reading) -> withReading(reading, () -> sight);
                    case LinkResult.NotModified _, LinkResult.SameBody _ ->
                        throw new IllegalStateException("an unconditional reading cannot be unchanged");
                };
            }
            save(sight);
            return new Outcome.Ok(Map.of("total", settled.total(), "unchanged", settled.total()), false);
        }

        /** Whether what changed in the calendar is the destination's business. */
        private boolean concerns(Sight sight) {
            Refresh refresh = sight.refresh();
            if (refresh.isNothing()) {
                return !isKnown(sight);
            }
            if (destination.settings().writing().deletions() == Deletions.MIRROR) {
                return true;
            }
            return tools.targets().pushed(destination.id()).stream()
                    .map(row -> row.after(refresh))
                    .anyMatch(row -> sight.members()
                            .at(row.href())
                            .filter(member -> member.etag().sameAs(row.etag()))
                            .isEmpty());
        }

        private void save(Sight sight) {
            Refresh refresh = sight.refresh();
            if (!isKnown(sight)) {
                tools.states().saveCalendar(claim, sight.href().uri());
            } else if (refresh.isNothing() && refresh.next().equals(state.copy())) {
                return;
            }
            tools.targets().saveRefresh(claim, refresh, sight.capabilities());
        }

        private boolean isKnown(Sight sight) {
            return state.calendar().filter(sight.href().uri()::equals).isPresent();
        }

        private TargetFinder.Maker maker(String feedName) {
            return TargetFinder.making(lookout.displayName(feedName));
        }

        private Outcome withReading(Reading reading, Supplier<Sight> seen) {
            try (reading) {
                context.checkCancelled();
                context.progress(0, 0, "looking at the calendar");
                Sight sight = seen.get();
                save(sight);
                Scene scene = new Scene(reading, sight, situation(reading, sight));
                return pursue(Planner.plan(scene.situation()), scene);
            }
        }

        private Sight look(boolean settled, Reading reading) {
            TargetFinder.Maker maker = maker(reading.facts().name());
            return settled
                    ? lookout.lookForChanges(destination.id(), state, maker)
                    : lookout.look(destination.id(), state, maker);
        }

        private Situation situation(Reading reading, Sight sight) {
            Situations.Memory memory = new Situations.Memory(
                    tools.targets().pushed(destination.id()),
                    destination.adopted(),
                    state.hold().linkChanged());
            Set<Href> others = tools.targets().writtenByOthers(destination.id(), sight.href());
            return Situations.of(
                    destination.settings(), new Situations.Both(reading, sight, others), memory, tools.clock());
        }

        private Outcome pursue(Plan plan, Scene scene) {
            return switch (mission) {
                case Mission.Ordinary _ -> carryOut(plan, scene);
                case Mission.Applying(String planId) ->
                    plan.id().equals(planId)
                            ? carryOut(plan, scene)
                            : new Outcome.Moved("The link or the calendar changed since that preview. Nothing was"
                                    + " written; look at a new preview.");
                case Mission.Releasing(long runId) -> release(runId, plan, scene);
            };
        }

        private Outcome release(long runId, Plan plan, Scene scene) {
            PushState.Held held = state.hold();
            Optional<Plan.Hold> same = plan.hold()
                    .filter(hold -> held.runId() != 0 && held.runId() <= runId)
                    .filter(hold -> hold.digest().equals(held.digest()));
            if (same.isEmpty()) {
                return new Outcome.Moved(
                        "What that run held is not what would be removed now. Nothing was removed; look"
                                + " at the newest run.");
            }
            Ledger ledger = new Ledger(tools.targets(), claim, context, Map.of());
            executor(scene, ledger).execute(same.get().deletions());
            tools.states().saveEnd(claim, Validators.NONE, Optional.empty(), PushState.Held.NOTHING);
            return new Conclusion(plan, ledger).ofRemovals();
        }

        private Outcome carryOut(Plan plan, Scene scene) {
            tools.targets().note(claim, plan.linked());
            tools.targets().forget(claim, plan.forgotten());
            Map<Href, List<RunItem.Change>> changes = new Befores(tools.members(), shared(scene))
                    .changes(
                            plan.all(Step.Update.class),
                            lookout.collections(scene.sight()).get());
            Ledger ledger = new Ledger(tools.targets(), claim, context, changes);
            executor(scene, ledger).execute(plan.writes());
            Conclusion conclusion = new Conclusion(plan, ledger);
            conclusion.note(context, scene.reading());
            saveEnd(plan, scene, conclusion);
            return conclusion.outcome(
                    scene.reading().items().size(),
                    scene.reading().facts().broken().size());
        }

        private PlanExecutor executor(Scene scene, Ledger ledger) {
            RunTools shared = shared(scene);
            Supplier<CalendarCollection> collections = lookout.collections(scene.sight());
            PlanExecutor.Parts parts = new PlanExecutor.Parts(
                    step -> new ItemWriter(collections.get(), shared).prepare(step),
                    () -> new Current(collections.get(), tools.members()),
                    Lanes.of(scene.sight().href().uri()));
            return new PlanExecutor(parts, ledger, context);
        }

        private RunTools shared(Scene scene) {
            return new RunTools(tools, claim, lookout, scene);
        }

        private void saveEnd(Plan plan, Scene scene, Conclusion conclusion) {
            PushState.Held held = plan.hold().map(hold -> held(hold.digest())).orElse(PushState.Held.NOTHING);
            PushState.Settled end = new PushState.Settled(
                    destination.generation(), scene.reading().items().size());
            boolean settled = conclusion.isSettled() && scene.sight().refresh().whole();
            tools.states()
                    .saveEnd(
                            claim,
                            scene.reading().facts().validators(),
                            Optional.of(end).filter(_ -> settled),
                            held);
        }

        /** The run that first held these very removals: it and every later one can be released. */
        private PushState.Held held(String digest) {
            boolean before = digest.equals(state.hold().digest());
            long runId = before ? state.hold().runId() : context.runId();
            return new PushState.Held(digest, runId, state.hold().linkChanged());
        }
    }
}
