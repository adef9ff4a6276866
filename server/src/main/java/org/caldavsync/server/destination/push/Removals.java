package org.caldavsync.server.destination.push;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.caldavsync.caldav.Href;
import org.caldavsync.server.destination.Deletions;

/** Which objects of the calendar are to be removed, and why the others are not. Pure. */
final class Removals {
    private final Situation situation;
    private final Set<Href> claimed;
    private final Set<String> presentUids = new HashSet<>();
    private final Map<Href, PushedItem> ownRows;
    private final List<Step> kept = new ArrayList<>();

    /** @param claimed addresses that belong to an event of the link */
    Removals(Situation situation, Set<Href> claimed) {
        this.situation = situation;
        this.claimed = claimed;
        Set<String> keys = new HashSet<>();
        situation.reading().items().forEach(item -> {
            keys.add(item.key());
            presentUids.add(item.uid());
        });
        presentUids.addAll(situation.reading().unreadable());
        keys.addAll(situation.reading().unreadable());
        this.ownRows = situation.known().pushed().values().stream()
                .filter(row -> !keys.contains(row.feedUid()))
                .collect(Collectors.toMap(PushedItem::href, row -> row));
    }

    /** In order of address. Call it once, before {@link #kept}. */
    List<Step.Delete> deletions() {
        List<Step.Delete> deletions = new ArrayList<>();
        ownRows.values().stream()
                .filter(row -> situation.members().at(row.href()).isEmpty() || !row.owned())
                .forEach(row -> kept.add(new Step.Forget(row)));
        situation.members().all().stream()
                .filter(member -> member.isEvent() && isAbsent(member))
                .sorted(Comparator.comparing(TargetMember::href))
                .forEach(member -> decide(member).ifPresent(deletions::add));
        return deletions;
    }

    private boolean isAbsent(TargetMember member) {
        return !claimed.contains(member.href()) && !presentUids.contains(member.uid());
    }

    private Optional<Step.Delete> decide(TargetMember member) {
        Instant now = situation.terms().now();
        boolean owned = isOwned(member);
        switch (situation.terms().writing().deletions()) {
            case NONE -> {
                if (owned) {
                    kept.add(new Step.Keep(member, "It left the link; nothing is ever removed."));
                }
            }
            case OWNED -> {
                if (owned && member.isOver(now)) {
                    kept.add(new Step.Keep(member, "It left the link after it was over."));
                } else if (owned) {
                    return Optional.of(new Step.Delete(member, true, "It is no longer in the link."));
                }
            }
            case MIRROR -> {
                if (member.isOver(now) && !situation.terms().writing().pastToo()) {
                    kept.add(new Step.Keep(member, "It is over, and past events are left alone."));
                } else {
                    return Optional.of(new Step.Delete(member, owned, "It is not in the link."));
                }
            }
        }
        return Optional.empty();
    }

    private boolean isOwned(TargetMember member) {
        PushedItem row = ownRows.get(member.href());
        return row != null && row.owned();
    }

    /** What stays, and what is forgotten. */
    List<Step> kept() {
        return kept;
    }

    /** How much that is, for the brake. */
    Brake.Load load(List<Step.Delete> deletions) {
        long owned = situation.known().pushed().values().stream()
                .filter(row -> row.owned() && situation.members().at(row.href()).isPresent())
                .count();
        long events =
                situation.members().all().stream().filter(TargetMember::isEvent).count();
        boolean mirror = situation.terms().writing().deletions() == Deletions.MIRROR;
        return new Brake.Load(
                deletions.size(),
                mirror ? events : owned,
                deletions.stream().filter(Step.Delete::owned).count(),
                owned,
                situation.reading().items().size(),
                situation.reading().broken(),
                situation.reading().complete(),
                situation.terms().linkChanged());
    }
}
