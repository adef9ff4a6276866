package org.caldavsync.server.destination.push;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caldavsync.caldav.Href;
import org.caldavsync.server.destination.PlanView;
import org.caldavsync.server.run.RunItem;
import org.jspecify.annotations.Nullable;

/** Shows a plan to people. */
final class PlanPicture {
    private final Plan plan;
    private final Map<Href, List<RunItem.Change>> changes;

    /** @param changes what updates change, by the address of the member */
    PlanPicture(Plan plan, Map<Href, List<RunItem.Change>> changes) {
        this.plan = plan;
        this.changes = changes;
    }

    /**
     * The picture.
     *
     * @param planId null where the plan cannot be applied
     * @param total UIDs in the reading
     * @param warnings for people, before those of the plan
     */
    PlanView view(@Nullable String planId, long total, List<String> warnings) {
        List<Step.Delete> held = plan.hold().map(Plan.Hold::deletions).orElse(List.of());
        List<Step.Delete> deletions = held.isEmpty() ? plan.all(Step.Delete.class) : held;
        List<String> all = new ArrayList<>(warnings);
        all.addAll(plan.warnings());
        PlanView.Counts counts = counts(total);
        return new PlanView(
                message(counts),
                planId,
                first(plan.all(Step.Create.class).stream()
                        .map(create -> event(create.item(), create.reason()))
                        .toList()),
                first(plan.all(Step.Update.class).stream().map(this::update).toList()),
                first(deletions.stream()
                        .map(delete -> event(delete.member(), delete.reason()))
                        .toList()),
                first(plan.all(Step.Skip.class).stream()
                        .filter(skip -> !skip.reason().isEmpty())
                        .map(skip -> event(skip.item(), skip.reason()))
                        .toList()),
                first(plan.all(Step.Link.class).stream()
                        .map(link -> event(link.item(), link.reason()))
                        .toList()),
                all,
                plan.hold()
                        .map(hold -> new PlanView.Held(
                                hold.reason(), hold.deletions().size()))
                        .orElse(null),
                counts);
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(all.size(), PlanView.LISTED));
    }

    private static PlanView.Event event(FeedItem item, String reason) {
        return new PlanView.Event(item.uid(), item.summary(), item.firstStart(), reason);
    }

    private static PlanView.Event event(TargetMember member, String reason) {
        return new PlanView.Event(member.uid(), member.summary(), member.firstStart(), reason);
    }

    private PlanView.Update update(Step.Update update) {
        FeedItem item = update.item();
        return new PlanView.Update(
                item.uid(),
                item.summary(),
                item.firstStart(),
                update.reason(),
                update.takesOver(),
                changes.getOrDefault(update.member().href(), List.of()));
    }

    private PlanView.Counts counts(long total) {
        return new PlanView.Counts(
                plan.all(Step.Create.class).size(),
                plan.all(Step.Update.class).size(),
                plan.all(Step.Delete.class).size(),
                plan.all(Step.Link.class).size(),
                skipped(Step.Why.UNCHANGED),
                skipped(Step.Why.PAST),
                skipped(Step.Why.UNSUPPORTED) + skipped(Step.Why.REFUSED),
                plan.hold().map(hold -> hold.deletions().size()).orElse(0),
                total);
    }

    private long skipped(Step.Why why) {
        return plan.all(Step.Skip.class).stream()
                .filter(skip -> skip.why() == why)
                .count();
    }

    private static String message(PlanView.Counts counts) {
        if (counts.creates() + counts.updates() + counts.deletions() + counts.held() == 0) {
            return "Nothing would change: the calendar has all " + counts.total()
                    + " events of the link that it should.";
        }
        String held = counts.held() == 0 ? "" : " " + counts.held() + " removals would be held until you release them.";
        return "Adds " + counts.creates() + ", changes " + counts.updates() + ", removes " + counts.deletions() + "."
                + held;
    }
}
