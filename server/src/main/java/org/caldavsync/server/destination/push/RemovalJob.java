package org.caldavsync.server.destination.push;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.caldavsync.caldav.CalDavClient;
import org.caldavsync.caldav.CalendarCollection;
import org.caldavsync.http.Traffic;
import org.caldavsync.server.destination.Destination;
import org.caldavsync.server.run.Job;
import org.caldavsync.server.run.Outcome;
import org.caldavsync.server.run.RunContext;
import org.caldavsync.server.run.Subject;

/** Removes what a destination has written, each object unless somebody changed it since. The link is not read. */
final class RemovalJob implements Job {
    private final PushTools tools;
    private final Destination destination;
    private final Keys keys;
    private final PushClaim claim;

    RemovalJob(PushTools tools, Destination destination, Keys keys) {
        this.tools = tools;
        this.destination = destination;
        this.keys = keys;
        this.claim = new PushClaim(destination.id(), destination.generation());
    }

    @Override
    public Subject subject() {
        return Subject.destination(destination.id());
    }

    @Override
    public Outcome execute(RunContext context) {
        PushState state = tools.states().load(destination.id());
        if (state.calendar().isEmpty()) {
            return new Outcome.Ok(Map.of(), false);
        }
        Traffic traffic = new Traffic();
        try {
            CalDavClient client = new CalDavClient(
                    tools.sessions()
                            .open(destination, keys.password(), state)
                            .calendar()
                            .counting(traffic),
                    tools.clock());
            Lookout lookout = new Lookout(
                    tools, client, destination.settings(), tools.turns().of(context));
            return remove(lookout, state, context);
        } catch (DestinationChangedException edited) {
            return new Outcome.Moved(edited.verdict(tools.clock().instant()).message());
        } finally {
            tools.turns().end(context);
            context.traffic(traffic.requests(), traffic.bytes());
        }
    }

    private Outcome remove(Lookout lookout, PushState state, RunContext context) {
        Sight sight = lookout.look(destination.id(), state, TargetFinder.Maker.NOT_NOW);
        if (!sight.exists()) {
            return new Outcome.Ok(Map.of(), false);
        }
        tools.targets().saveRefresh(claim, sight.refresh(), sight.capabilities());
        List<Step.Delete> deletions = tools.targets().pushed(destination.id()).stream()
                .filter(PushedItem::owned)
                .flatMap(row -> untouched(row, sight).stream())
                .map(member -> new Step.Delete(member, true, "Its destination is removed."))
                .toList();
        Ledger ledger = new Ledger(tools.targets(), claim, context, Map.of());
        Supplier<CalendarCollection> collections = lookout.collections(sight);
        PlanExecutor.Parts parts = new PlanExecutor.Parts(
                step -> remove(step, new Current(collections.get(), tools.members())),
                () -> new Current(collections.get(), tools.members()),
                Lanes.of(sight.href().uri()));
        new PlanExecutor(parts, ledger, context).execute(deletions);
        return new Conclusion(new Plan(List.of(), Optional.empty(), List.of()), ledger).ofRemovals();
    }

    private static Result remove(Step.Write step, Current current) {
        return step instanceof Step.Delete delete
                ? new ItemRemover(current).remove(delete.member())
                : new Result.Failed("Nothing is written while a destination is removed.", false);
    }

    private static Optional<TargetMember> untouched(PushedItem row, Sight sight) {
        return sight.members().at(row.href()).filter(member -> isAsWritten(row, member));
    }

    private static boolean isAsWritten(PushedItem row, TargetMember member) {
        boolean versions = row.etag().isKnown() || member.etag().isKnown();
        return versions
                ? member.etag().sameAs(row.etag())
                : member.fingerprint().equals(row.fingerprint());
    }
}
