package org.caldavsync.server.destination.push;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.caldavsync.server.destination.link.Reading;
import org.caldavsync.server.run.Outcome;
import org.caldavsync.server.run.RunContext;
import org.caldavsync.server.run.RunItem;
import org.caldavsync.server.run.Verdict;

/** What a run comes to: notes on what was not written, counts, and the outcome. */
final class Conclusion {
    private final Plan plan;
    private final Ledger ledger;

    Conclusion(Plan plan, Ledger ledger) {
        this.plan = plan;
        this.ledger = ledger;
    }

    /** Notes what was linked, held or left, as far as a person wants to know of it. */
    void note(RunContext context, Reading reading) {
        plan.all(Step.Link.class)
                .forEach(link -> context.item(Ledger.note(link.item(), "linked", link.reason(), List.of())));
        plan.hold()
                .map(Plan.Hold::deletions)
                .orElse(List.of())
                .forEach(held -> context.item(Ledger.note(held.member(), "held", held.reason())));
        plan.all(Step.Skip.class).stream()
                .filter(skip -> skip.why() == Step.Why.UNSUPPORTED || skip.why() == Step.Why.REFUSED)
                .forEach(skip -> context.item(Ledger.note(skip.item(), "skipped", skip.reason(), List.of())));
        reading.facts()
                .broken()
                .forEach(broken -> context.item(new RunItem(
                        broken.uid(), "", null, "left_out", "It cannot be used: " + broken.reason() + ".")));
    }

    /** Whether nothing is left to do until something changes. */
    boolean isSettled() {
        return ledger.stopped().isEmpty()
                && ledger.failures().isEmpty()
                && ledger.unread().isEmpty()
                && plan.hold().isEmpty()
                && plan.all(Step.Skip.class).stream().noneMatch(skip -> skip.why() == Step.Why.REFUSED);
    }

    /**
     * How a run ends that brought the calendar up to date.
     *
     * @param read how many UIDs the link has
     * @param broken how many of its components cannot be used
     */
    Outcome outcome(long read, long broken) {
        Map<String, Long> counts = new TreeMap<>(ledger.counts());
        counts.put("total", read);
        counts.put("left_out", broken);
        counts.put("linked", (long) plan.all(Step.Link.class).size());
        for (Step.Skip skip : plan.all(Step.Skip.class)) {
            counts.merge(name(skip.why()), 1L, Long::sum);
        }
        plan.hold().ifPresent(hold -> counts.put("held", (long) hold.deletions().size()));
        return outcome(counts);
    }

    private static String name(Step.Why why) {
        return switch (why) {
            case UNCHANGED -> "unchanged";
            case PAST -> "past";
            case UNSUPPORTED -> "unsupported";
            case REFUSED -> "failed";
        };
    }

    private Outcome outcome(Map<String, Long> counts) {
        Optional<Verdict> stopped = ledger.stopped();
        if (stopped.isPresent()) {
            return new Outcome.Failed(counts, stopped.get());
        }
        List<String> failures = failures();
        boolean changed = isChanged();
        if (plan.hold().isPresent()) {
            List<String> reasons = new ArrayList<>(List.of(plan.hold().get().reason()));
            reasons.addAll(failures);
            return new Outcome.Held(counts, changed, String.join(" ", reasons.subList(0, Math.min(reasons.size(), 5))));
        }
        return failures.isEmpty() ? new Outcome.Ok(counts, changed) : new Outcome.Partial(counts, changed, failures);
    }

    private List<String> failures() {
        List<String> failures = new ArrayList<>(ledger.failures());
        plan.all(Step.Skip.class).stream()
                .filter(skip -> skip.why() == Step.Why.REFUSED)
                .forEach(skip -> failures.add("“" + skip.item().summary() + "”: " + skip.reason()));
        return failures;
    }

    private boolean isChanged() {
        return ledger.counts().keySet().stream()
                .anyMatch(name -> name.equals("created") || name.equals("updated") || name.equals("deleted"));
    }

    /** How a run ends that carried out removals only. */
    Outcome ofRemovals() {
        Map<String, Long> counts = ledger.counts();
        Optional<Verdict> stopped = ledger.stopped();
        if (stopped.isPresent()) {
            return new Outcome.Failed(counts, stopped.get());
        }
        return ledger.failures().isEmpty()
                ? new Outcome.Ok(counts, isChanged())
                : new Outcome.Partial(counts, isChanged(), ledger.failures());
    }
}
