package org.caldavsync.icalendar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sorts the components of one stream into calendar objects, by UID.
 *
 * <p>Masters and overrides may come in any order and from several calendars of the stream. Components without UID get
 * one; those of different types or different events under one UID are told apart by a longer one; of several versions
 * of one event the newest is kept. Every decision is in the log. Not thread-safe.
 */
public final class Grouping {
    /** In this order a type keeps a UID that it shares with others. */
    private static final List<String> TYPES = List.of("VEVENT", "VTODO", "VJOURNAL");

    private final RepairLog log;
    private final SyntheticUid synthetic = new SyntheticUid();
    private final Map<String, List<Component>> byUid = new LinkedHashMap<>();
    private final Map<String, Component> zones = new HashMap<>();
    private final List<Component> leftOut = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();

    public Grouping(RepairLog log) {
        this.log = log;
    }

    /** Takes in a component of a calendar; of two definitions of one time zone the first counts. */
    public void add(Component component) {
        if (component.name().equals("VTIMEZONE")) {
            component
                    .first("TZID")
                    .ifPresentOrElse(
                            id -> zones.putIfAbsent(id.text().strip(), component),
                            () -> leaveOut(component, RepairKind.COMPONENT_LEFT_OUT, "VTIMEZONE without TZID"));
        } else if (TYPES.contains(component.name())) {
            Component named = component.value("UID").isPresent() ? component : withUid(component);
            byUid.computeIfAbsent(named.value("UID").orElseThrow(), uid -> new ArrayList<>())
                    .add(named);
        } else {
            leaveOut(component, RepairKind.COMPONENT_LEFT_OUT, component.name());
        }
    }

    private Component withUid(Component component) {
        Component named = synthetic.give(component);
        log.add(
                RepairKind.UID_MISSING,
                named.value("UID").orElseThrow(),
                component.first("UID").map(ContentLine::toString).orElse(""));
        return named;
    }

    private void leaveOut(Component component, RepairKind kind, String detail) {
        leftOut.add(component);
        log.add(kind, component.value("UID").orElse(""), detail);
    }

    /** The components that are in no object: older versions, and those that are neither event, task nor journal. */
    public List<Component> leftOut() {
        return List.copyOf(leftOut);
    }

    /** Everything taken in so far, in the order in which the UIDs came. Call it once. */
    public List<CalendarObject> objects() {
        taken.addAll(byUid.keySet());
        List<CalendarObject> objects = new ArrayList<>();
        byUid.forEach((uid, components) -> objects.addAll(ofUid(uid, components)));
        return List.copyOf(objects);
    }

    private List<CalendarObject> ofUid(String uid, List<Component> components) {
        if (components.size() == 1) {
            return List.of(object(uid, components));
        }
        List<CalendarObject> objects = new ArrayList<>();
        for (String type : TYPES) {
            List<Component> same =
                    components.stream().filter(c -> c.name().equals(type)).toList();
            if (same.isEmpty()) {
                continue;
            }
            if (objects.isEmpty()) {
                objects.addAll(ofType(uid, same));
            } else {
                String longer = extended(RepairKind.UID_SHARED_BY_TYPES, uid, type);
                objects.addAll(ofType(longer, same));
            }
        }
        return objects;
    }

    private List<CalendarObject> ofType(String uid, List<Component> components) {
        Map<Boolean, List<Component>> parts =
                components.stream().collect(Collectors.partitioningBy(c -> c.has("RECURRENCE-ID")));
        List<Component> masters = parts.getOrDefault(false, List.of());
        List<Component> overrides = parts.getOrDefault(true, List.of());
        if (overrides.isEmpty() && areDifferentEvents(masters)) {
            return byStart(masters).entrySet().stream()
                    .map(start -> object(
                            extended(RepairKind.UID_SHARED_BY_EVENTS, uid, start.getKey()),
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
        return List.of(object(uid, kept));
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
                leaveOut(versions.get(i), RepairKind.DUPLICATE, versions.get(i).name());
            }
        }
        return versions.get(newest);
    }

    private String extended(RepairKind kind, String uid, String by) {
        String longer = uid + '-' + by;
        while (!taken.add(longer)) {
            longer += '~';
        }
        log.add(kind, uid, "UID:" + uid);
        return longer;
    }

    private CalendarObject object(String uid, List<Component> components) {
        Map<String, Component> used = new LinkedHashMap<>();
        for (Component component : components) {
            for (String id : component.timeZoneIds()) {
                Optional.ofNullable(zones.get(id.strip())).ifPresent(zone -> used.put(id, zone));
            }
        }
        String own = components.getFirst().value("UID").orElseThrow();
        CalendarObject object = new CalendarObject(own, components, used);
        return own.equals(uid) ? object : object.withUid(uid);
    }
}
