package org.caldavsync.icalendar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The one place that decides what becomes of the components that share one UID. */
final class SameUid {
    /** In this order a type keeps a UID that it shares with others. */
    static final List<String> TYPES = List.of("VEVENT", "VTODO", "VJOURNAL");

    private final String uid;
    private final Decisions decisions;

    /** Is told what is decided. */
    interface Decisions {

        /** A longer UID for what cannot keep this one; the same for the same question. */
        String extended(RepairKind kind, String uid, String by);

        /** An older or equal version of another component is in no object. */
        void leftOut(Component older);
    }

    /** The components of one future object. */
    record Members(String uid, List<Component> components) {}

    SameUid(String uid, Decisions decisions) {
        this.uid = uid;
        this.decisions = decisions;
    }

    /** What these become, in the order in which they came: one object, or several under different UIDs. */
    List<Members> settle(List<Component> components) {
        if (components.size() == 1) {
            return List.of(new Members(uid, components));
        }
        List<Members> settled = new ArrayList<>();
        for (String type : TYPES) {
            List<Component> same =
                    components.stream().filter(c -> c.name().equals(type)).toList();
            if (same.isEmpty()) {
                continue;
            }
            if (settled.isEmpty()) {
                settled.addAll(ofType(uid, same));
            } else {
                settled.addAll(ofType(decisions.extended(RepairKind.UID_SHARED_BY_TYPES, uid, type), same));
            }
        }
        return settled;
    }

    private List<Members> ofType(String own, List<Component> components) {
        Map<Boolean, List<Component>> parts =
                components.stream().collect(Collectors.partitioningBy(c -> c.has("RECURRENCE-ID")));
        List<Component> masters = parts.getOrDefault(false, List.of());
        List<Component> overrides = parts.getOrDefault(true, List.of());
        if (overrides.isEmpty() && areDifferentEvents(masters)) {
            return byStart(masters).entrySet().stream()
                    .map(start -> new Members(
                            decisions.extended(RepairKind.UID_SHARED_BY_EVENTS, own, start.getKey()),
                            List.of(newest(start.getValue()))))
                    .toList();
        }
        List<Component> kept = new ArrayList<>();
        if (!masters.isEmpty()) {
            kept.add(newest(masters));
        }
        overrides.stream()
                .collect(Collectors.groupingBy(RecurrenceId::of, LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(versions -> kept.add(newest(versions)));
        return List.of(new Members(own, kept));
    }

    /** Without a higher SEQUENCE nothing says that one replaces the other. */
    private static boolean areDifferentEvents(List<Component> masters) {
        return masters.stream().mapToInt(Versions::sequence).distinct().count() == 1
                && byStart(masters).size() > 1;
    }

    private static Map<String, List<Component>> byStart(List<Component> masters) {
        return masters.stream()
                .collect(Collectors.groupingBy(
                        master -> master.value("DTSTART").orElse("no-start"), LinkedHashMap::new, Collectors.toList()));
    }

    private Component newest(List<Component> versions) {
        int newest = Versions.newest(versions);
        for (int i = 0; i < versions.size(); i++) {
            if (i != newest) {
                decisions.leftOut(versions.get(i));
            }
        }
        return versions.get(newest);
    }
}
