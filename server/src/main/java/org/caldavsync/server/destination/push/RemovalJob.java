package org.caldavsync.server.destination.push;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
        Map<Boolean, List<Written>> written = tools.targets().pushed(destination.id()).stream()
                .filter(PushedItem::owned)
                .flatMap(row -> sight.members().at(row.href()).map(member -> new Written(row, member)).stream())
                .collect(Collectors.partitioningBy(Written::isUntouched));
        List<Step.Delete> deletions = written.getOrDefault(true, List.of()).stream()
                .map(each -> new Step.Delete(each.member(), true, "Its destination is removed."))
                .toList();
        Ledger ledger = new Ledger(tools.targets(), claim, context, Map.of());
        Supplier<CalendarCollection> collections = lookout.collections(sight);
        PlanExecutor.Parts parts = new PlanExecutor.Parts(
                step -> () -> remove(step, new Current(collections.get(), tools.members())),
                () -> new Current(collections.get(), tools.members()),
                Lanes.of(sight.href().uri()));
        new PlanExecutor(parts, ledger, context).execute(deletions);
        written.getOrDefault(false, List.of()).forEach(each -> keep(each, ledger, context));
        return new Conclusion(new Plan(List.of(), Optional.empty(), List.of()), ledger).ofRemovals();
    }

    private static Result remove(Step.Write step, Current current) {
        return step instanceof Step.Delete delete
                ? new ItemRemover(current).remove(delete.member())
                : new Result.Failed("Nothing is written while a destination is removed.", false);
    }

    private static void keep(Written written, Ledger ledger, RunContext context) {
        ledger.count("kept");
        context.item(Ledger.note(written.member(), "skipped", "It was changed on the server since it was written."));
    }

    /** What this destination has written, and what is there now. */
    private record Written(PushedItem row, TargetMember member) {
        /** By version; where none was noted, since the server names none or the process ended first, by content. */
        boolean isUntouched() {
            return member.etag().sameAs(row.etag()) || member.fingerprint().equals(row.fingerprint());
        }
    }
}
