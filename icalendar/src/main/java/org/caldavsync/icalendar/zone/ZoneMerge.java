package org.caldavsync.icalendar.zone;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.caldavsync.icalendar.CalendarObject;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.RepairKind;
import org.caldavsync.icalendar.RepairLog;
import org.caldavsync.icalendar.zone.ResolvedZone.Defined;
import org.caldavsync.icalendar.zone.ResolvedZone.Iana;
import org.caldavsync.icalendar.zone.ResolvedZone.Unknown;
import org.caldavsync.icalendar.zone.ZoneTarget.Floating;
import org.caldavsync.icalendar.zone.ZoneTarget.Named;
import org.caldavsync.icalendar.zone.ZoneTarget.Utc;

/**
 * The time zones of a feed that is put together from many objects: every TZID used is defined, once, and none is defined
 * that is not used.
 *
 * <ul>
 *   <li>What means a zone of the tz database is named by its plain identifier, and defined from {@code java.time}.
 *   <li>What only its own VTIMEZONE describes keeps it. A second definition of one id, or one that contradicts the tz
 *       database under its very identifier, goes by {@code id~1}, {@code id~2} and so on.
 *   <li>What is UTC is written in UTC.
 *   <li>What nothing describes becomes floating: the wall clock stays right for readers in the same place.
 * </ul>
 *
 * <p>The same objects in the same order give the same octets; the order matters only to the numbers of {@code id~1}. One
 * feed, one thread.
 */
public final class ZoneMerge {
    /** Only a hostile stream has more zones of its own; what comes after becomes floating. */
    private static final int MOST_DEFINITIONS = 1_000;

    private final ZoneResolver resolver;
    private final RepairLog repairs;
    private final Map<String, YearSpan> generated = new TreeMap<>();
    private final Map<String, VTimeZone> kept = new TreeMap<>();

    /** @param repairs learns of every TZID that is changed */
    public ZoneMerge(ZoneResolver resolver, RepairLog repairs) {
        this.resolver = resolver;
        this.repairs = repairs;
    }

    /**
     * Takes in the zones of one object.
     *
     * @return the object as it goes into the feed, without definitions
     */
    public CalendarObject admit(CalendarObject object) {
        Set<String> tzids = new TreeSet<>();
        object.components().forEach(component -> addTzids(component, tzids));
        ZoneRewrite rewrite = new ZoneRewrite(tzids.isEmpty() ? Map.of() : targets(object, tzids));
        List<Component> components =
                object.components().stream().map(rewrite::apply).toList();
        return new CalendarObject(object.uid(), components, Map.of());
    }

    private Map<String, ZoneTarget> targets(CalendarObject object, Set<String> tzids) {
        Map<String, ZoneTarget> targets = new HashMap<>();
        YearSpan used = YearSpan.of(object);
        for (String tzid : tzids) {
            ZoneTarget target = target(tzid, resolver.resolve(object, tzid, used), used);
            targets.put(tzid, target);
            note(object.uid(), tzid, target);
        }
        return targets;
    }

    private static void addTzids(Component component, Set<String> tzids) {
        component.lines().forEach(line -> ZoneRewrite.tzid(line).ifPresent(tzids::add));
        component.children().forEach(child -> addTzids(child, tzids));
    }

    private ZoneTarget target(String tzid, ResolvedZone zone, YearSpan used) {
        return switch (zone) {
            case Iana(ZoneId id, var _) when isUtc(id.getRules()) -> new Utc();
            case Iana(ZoneId id, var _) -> {
                generated.merge(id.getId(), used, YearSpan::union);
                yield new Named(id.getId());
            }
            case Defined(VTimeZone definition) -> keep(tzid, definition);
            case Unknown _ -> new Floating();
        };
    }

    private static boolean isUtc(ZoneRules rules) {
        return rules.isFixedOffset() && rules.getOffset(Instant.EPOCH).equals(ZoneOffset.UTC);
    }

    /** Under its own id, or under the first numbered one that nothing else has. */
    private ZoneTarget keep(String tzid, VTimeZone zone) {
        int copy = IanaZones.named(tzid.strip()).isPresent() ? 1 : 0;
        String id = numbered(tzid, copy);
        VTimeZone taken = kept.get(id);
        while (taken != null && !taken.rules().equals(zone.rules())) {
            id = numbered(tzid, ++copy);
            taken = kept.get(id);
        }
        if (taken == null && kept.size() == MOST_DEFINITIONS) {
            return new Floating();
        }
        kept.putIfAbsent(id, zone);
        return new Named(id);
    }

    private static String numbered(String tzid, int copy) {
        return copy == 0 ? tzid.strip() : tzid.strip() + "~" + copy;
    }

    private void note(String uid, String tzid, ZoneTarget target) {
        switch (target) {
            case Utc _ -> repairs.add(RepairKind.ZONE_RENAMED, uid, tzid + " is UTC");
            case Floating _ -> repairs.add(RepairKind.ZONE_UNKNOWN, uid, tzid);
            case Named(String name) -> {
                if (!name.equals(tzid)) {
                    repairs.add(RepairKind.ZONE_RENAMED, uid, tzid + " is " + name);
                }
            }
        }
    }

    /** The definition of every zone admitted so far, by id. */
    public List<Component> definitions() {
        Map<String, Component> definitions = new TreeMap<>();
        generated.forEach((id, years) -> definitions.put(id, VTimeZoneWriter.write(ZoneId.of(id), years)));
        definitions.putAll(ownDefinitions());
        return List.copyOf(definitions.values());
    }

    /** Those of {@link #definitions} that no zone of the tz database gives, by id. */
    public Map<String, Component> ownDefinitions() {
        Map<String, Component> own = new TreeMap<>();
        kept.forEach((id, zone) -> own.put(id, named(zone.definition(), id)));
        return own;
    }

    private static Component named(Component definition, String id) {
        String text = id.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,");
        return definition.withLines(definition.lines().stream()
                .map(line -> line.is("TZID") ? line.withValue(text) : line)
                .toList());
    }
}
