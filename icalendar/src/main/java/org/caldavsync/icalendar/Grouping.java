package org.caldavsync.icalendar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Sorts the components of one stream into calendar objects, by UID.
 *
 * <p>Masters and overrides may come in any order and from several calendars of the stream. Components without UID get
 * one; those of different types or different events under one UID are told apart by a longer one; of several versions
 * of one event the newest is kept. Every decision is in the log. Memory is bounded by the UIDs, the time zones and what
 * the shelf needs. Not thread-safe.
 */
public final class Grouping {
    private final RepairLog log;
    private final Shelf shelf;
    private final Consumer<Component> leftOut;
    private final SyntheticUid synthetic = new SyntheticUid();
    private final Map<String, Places> byUid = new LinkedHashMap<>();
    private final Map<String, Component> zones = new HashMap<>();
    private final Map<String, Extension> extended = new HashMap<>();

    /** Why a UID is longer than what came. */
    private record Extension(String uid, String by) {}

    /** Where the components of one UID stand, in the order in which they came. */
    private static final class Places {
        private long[] places = new long[1];
        private int count;

        void add(long place) {
            if (count == places.length) {
                places = Arrays.copyOf(places, 2 * count);
            }
            places[count++] = place;
        }
    }

    /**
     * An empty grouping.
     *
     * @param shelf keeps the components
     * @param leftOut is given those that are in no object: older versions, and those that are neither event, task nor
     *     journal
     */
    public Grouping(RepairLog log, Shelf shelf, Consumer<Component> leftOut) {
        this.log = log;
        this.shelf = shelf;
        this.leftOut = leftOut;
    }

    /** Takes in a component of a calendar; of two definitions of one time zone the first counts. */
    public void add(Component component) {
        if (component.name().equals("VTIMEZONE")) {
            component
                    .first("TZID")
                    .ifPresentOrElse(
                            id -> zones.putIfAbsent(id.text().strip(), component),
                            () -> leaveOut(component, RepairKind.COMPONENT_LEFT_OUT, "VTIMEZONE without TZID"));
        } else if (SameUid.TYPES.contains(component.name())) {
            Component named = component.value("UID").isPresent() ? component : withUid(component);
            byUid.computeIfAbsent(named.value("UID").orElseThrow(), _ -> new Places())
                    .add(shelf.put(named));
        } else {
            leaveOut(component, RepairKind.COMPONENT_LEFT_OUT, component.name());
        }
    }

    /** How many components of that UID were taken in so far. */
    public int count(String uid) {
        Places places = byUid.get(uid);
        return places == null ? 0 : places.count;
    }

    /** Leaves out what was taken in so far of that UID, without a word. */
    public void forget(String uid) {
        byUid.remove(uid);
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
        leftOut.accept(component);
        log.add(kind, component.value("UID").orElse(""), detail);
    }

    /** Gives everything taken in so far, one object at a time, in the order in which the UIDs came. Call it once. */
    public void forEach(Consumer<CalendarObject> to) {
        byUid.forEach((uid, places) ->
                new SameUid(uid, noting()).settle(components(places)).forEach(members -> to.accept(object(members))));
    }

    /**
     * One of the objects that {@link #forEach} gave, once more.
     *
     * @throws IllegalArgumentException when there was none of that UID
     */
    public CalendarObject object(String uid) {
        Extension extension = extended.get(uid);
        String came = extension == null ? uid : extension.uid();
        Places places = byUid.get(came);
        List<SameUid.Members> settled =
                places == null ? List.of() : new SameUid(came, repeating()).settle(components(places));
        return settled.stream()
                .filter(members -> members.uid().equals(uid))
                .findFirst()
                .map(this::object)
                .orElseThrow(() -> new IllegalArgumentException("no object of that UID was taken in"));
    }

    private List<Component> components(Places places) {
        if (places.count == 1) {
            return List.of(shelf.get(places.places[0]));
        }
        List<Component> components = new ArrayList<>(places.count);
        for (int i = 0; i < places.count; i++) {
            components.add(shelf.get(places.places[i]));
        }
        return components;
    }

    private SameUid.Decisions noting() {
        return new SameUid.Decisions() {
            @Override
            public String extended(RepairKind kind, String uid, String by) {
                log.add(kind, uid, "UID:" + uid);
                return Grouping.this.extended(uid, by);
            }

            @Override
            public void leftOut(Component older) {
                leaveOut(older, RepairKind.DUPLICATE, older.name());
            }
        };
    }

    /** Decides the same again, and tells nobody. */
    private SameUid.Decisions repeating() {
        return new SameUid.Decisions() {
            @Override
            public String extended(RepairKind kind, String uid, String by) {
                return Grouping.this.extended(uid, by);
            }

            @Override
            public void leftOut(Component older) {}
        };
    }

    private String extended(String uid, String by) {
        Extension extension = new Extension(uid, by);
        String longer = uid + '-' + by;
        while (byUid.containsKey(longer)
                || !extended.getOrDefault(longer, extension).equals(extension)) {
            longer += '~';
        }
        extended.put(longer, extension);
        return longer;
    }

    private CalendarObject object(SameUid.Members members) {
        Map<String, Component> used = new LinkedHashMap<>();
        for (Component component : members.components()) {
            for (String id : component.timeZoneIds()) {
                Optional.ofNullable(zones.get(id.strip())).ifPresent(zone -> used.put(id, zone));
            }
        }
        String own = members.components().getFirst().value("UID").orElseThrow();
        CalendarObject object = new CalendarObject(own, members.components(), used);
        return own.equals(members.uid()) ? object : object.withUid(members.uid());
    }
}
