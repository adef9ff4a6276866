package org.caldavsync.server.destination.push;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caldavsync.server.destination.link.ReadItem;

/**
 * Some links give every event a new UID with each download. Where nearly all UIDs are new and nearly all events are not,
 * events are recognised by start, end, summary and place, so that nothing is written again or removed. Pure.
 */
final class UidChurn {
    private static final int PERCENT = 80;
    private static final int FEW = 3;

    private UidChurn() {}

    /** Every item under the key by which the destination remembers it. */
    static List<FeedItem> settle(List<ReadItem> items, Collection<PushedItem> pushed) {
        Map<String, Deque<PushedItem>> byIdentity = new HashMap<>();
        Set<String> known = new HashSet<>();
        pushed.stream().sorted(Comparator.comparing(PushedItem::feedUid)).forEach(row -> {
            known.add(row.feedUid());
            byIdentity.computeIfAbsent(row.identity(), _ -> new ArrayDeque<>()).add(row);
        });
        return isChurning(items, known, byIdentity)
                ? items.stream()
                        .map(item -> recognised(item, known, byIdentity))
                        .toList()
                : items.stream().map(item -> new FeedItem(item.uid(), item)).toList();
    }

    private static boolean isChurning(
            List<ReadItem> items, Set<String> known, Map<String, Deque<PushedItem>> byIdentity) {
        if (items.size() < FEW || known.size() < FEW) {
            return false;
        }
        long renamed =
                items.stream().filter(item -> !known.contains(item.uid())).count();
        long recognisable = items.stream()
                .filter(item -> !known.contains(item.uid()) && byIdentity.containsKey(item.identity()))
                .count();
        return isNearlyAll(renamed, items.size()) && isNearlyAll(recognisable, items.size());
    }

    private static boolean isNearlyAll(long some, long all) {
        return some * 100 > all * PERCENT;
    }

    private static FeedItem recognised(ReadItem item, Set<String> known, Map<String, Deque<PushedItem>> byIdentity) {
        Deque<PushedItem> same = byIdentity.getOrDefault(item.identity(), new ArrayDeque<>());
        PushedItem row = known.contains(item.uid()) ? null : same.poll();
        return new FeedItem(row == null ? item.uid() : row.feedUid(), item);
    }
}
