package org.caldavsync.icalendar;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts repairs by kind and keeps the first {@value #KEPT} in full, whatever a stream holds. Not thread-safe. */
public final class RepairLog {
    private static final int KEPT = 10_000;

    private final List<Repair> kept = new ArrayList<>();
    private final Map<RepairKind, Integer> counts = new EnumMap<>(RepairKind.class);

    /** Notes one repair; see {@link Repair} for the parameters. */
    public void add(RepairKind kind, String uid, String detail) {
        counts.merge(kind, 1, Integer::sum);
        if (kept.size() < KEPT) {
            kept.add(new Repair(kind, uid, detail));
        }
    }

    /** The repairs in the order they were made. */
    public List<Repair> repairs() {
        return List.copyOf(kept);
    }

    /** How often each kind was made; kinds that did not occur are missing. */
    public Map<RepairKind, Integer> counts() {
        return Map.copyOf(counts);
    }
}
