package org.caldavsync.icalendar.zone;

import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.caldavsync.icalendar.CalendarObject;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.recur.ZoneLookup;
import org.caldavsync.icalendar.zone.ResolvedZone.Defined;
import org.caldavsync.icalendar.zone.ResolvedZone.Iana;
import org.caldavsync.icalendar.zone.ResolvedZone.Match;
import org.caldavsync.icalendar.zone.ResolvedZone.Unknown;

/**
 * Finds out what a TZID means: a zone of the tz database by one of its many names, else what its VTIMEZONE says.
 *
 * <p>A definition that contradicts the zone of its name in winter or summer wins, because the stream that brought it means
 * it (RFC 5545 §3.6.5), with one exception: many programs write only the rules of today, also for events of long ago. A
 * definition that describes the zone as it is today is taken for the whole zone.
 *
 * <p>Thread-safe; keeps what it has read of the latest few hundred definitions.
 */
public final class ZoneResolver {
    private static final YearSpan TODAY = new YearSpan(2024, 2029);
    private static final int KEPT = 500;
    private static final int LARGEST_KEPT = 20_000;

    private final Map<String, Optional<Iana>> names = new ConcurrentHashMap<>();
    private final Map<Component, Optional<Reading>> readings = new ConcurrentHashMap<>();

    /** A definition, and in which years it contradicts zones it was compared with. */
    private record Reading(VTimeZone zone, Map<ZoneId, BitSet> contradictions) {}

    /** What a TZID without a definition means; never {@link Defined}. */
    public ResolvedZone resolve(String tzid) {
        return named(tzid).<ResolvedZone>map(iana -> iana).orElseGet(Unknown::new);
    }

    /**
     * What a TZID means where a definition came with it.
     *
     * @param used the years in which times of that zone lie
     */
    public ResolvedZone resolve(String tzid, Component definition, YearSpan used) {
        Optional<Reading> reading = reading(definition);
        if (reading.isEmpty()) {
            return resolve(tzid);
        }
        return named(tzid)
                .or(() -> location(definition))
                .filter(iana -> agree(reading.get(), iana.id(), used))
                .<ResolvedZone>map(iana -> iana)
                .orElseGet(() -> new Defined(reading.get().zone()));
    }

    /** What the zone names in one object mean, for {@link org.caldavsync.icalendar.recur.Occurrences}. */
    public ZoneLookup zonesOf(CalendarObject object) {
        Map<String, Optional<ZoneRules>> known = new ConcurrentHashMap<>();
        return tzid -> known.computeIfAbsent(
                tzid, id -> resolve(object, id, YearSpan.of(object)).rules());
    }

    ResolvedZone resolve(CalendarObject object, String tzid, YearSpan used) {
        Component definition = object.zones().get(tzid);
        return definition == null ? resolve(tzid) : resolve(tzid, definition, used);
    }

    private Optional<Iana> named(String tzid) {
        Optional<Iana> known = names.get(tzid);
        if (known == null) {
            known = ZoneName.find(tzid);
            if (tzid.length() <= LARGEST_KEPT) {
                keep(names, tzid, known);
            }
        }
        return known;
    }

    private static Optional<Iana> location(Component definition) {
        return definition
                .value("X-LIC-LOCATION")
                .flatMap(ZoneName::find)
                .map(iana -> new Iana(iana.id(), Match.LOCATION));
    }

    private Optional<Reading> reading(Component definition) {
        Optional<Reading> known = readings.get(definition);
        if (known == null) {
            known = VTimeZone.read(definition).map(zone -> new Reading(zone, new ConcurrentHashMap<>()));
            if (isSmall(definition)) {
                keep(readings, definition, known);
            }
        }
        return known;
    }

    private static <K, V> void keep(Map<K, V> cache, K key, V value) {
        if (cache.size() >= KEPT) {
            cache.clear();
        }
        cache.put(key, value);
    }

    /** Large names and definitions are read again each time: a hostile stream must not fill the memory with them. */
    private static boolean isSmall(Component definition) {
        int octets = Stream.concat(Stream.of(definition), definition.children().stream())
                .flatMap(component -> component.lines().stream())
                .mapToInt(line -> line.value().length())
                .sum();
        return octets <= LARGEST_KEPT;
    }

    private static boolean agree(Reading reading, ZoneId zone, YearSpan used) {
        BitSet years = reading.contradictions()
                .computeIfAbsent(zone, id -> reading.zone().yearsContradicting(id.getRules()));
        return isClear(years, used) || isClear(years, TODAY);
    }

    private static boolean isClear(BitSet years, YearSpan span) {
        int next = years.nextSetBit(span.first());
        return next < 0 || next > span.last();
    }
}
