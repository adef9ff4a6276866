package org.caldavsync.icalendar.zone;

import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The zones of the tz database that the JDK brings, found without regard to case. */
final class IanaZones {
    private static final Map<String, ZoneId> BY_NAME = new HashMap<>();
    private static final Map<String, List<ZoneId>> BY_CITY = new HashMap<>();

    static {
        for (String id : ids()) {
            ZoneId zone = ZoneId.of(id);
            BY_NAME.put(key(id), zone);
            int slash = id.lastIndexOf('/');
            if (slash > 0) {
                BY_CITY.computeIfAbsent(key(id.substring(slash + 1)), _ -> new ArrayList<>())
                        .add(zone);
            }
        }
    }

    private IanaZones() {}

    /**
     * The identifiers, in order. Only those that {@link java.util.TimeZone} knows too: other libraries add thousands of
     * made-up ones to java.time.
     */
    static Set<String> ids() {
        Set<String> ids = new TreeSet<>(ZoneRulesProvider.getAvailableZoneIds());
        ids.retainAll(Set.of(java.util.TimeZone.getAvailableIDs()));
        return ids;
    }

    /** The zone of that identifier. */
    static Optional<ZoneId> named(String id) {
        return Optional.ofNullable(BY_NAME.get(key(id)));
    }

    /** The zone whose identifier ends in that city; empty where several do that differ. */
    static Optional<ZoneId> ofCity(String city) {
        List<ZoneId> zones = BY_CITY.getOrDefault(key(city.replace(' ', '_')), List.of());
        List<ZoneRules> different =
                zones.stream().map(ZoneId::getRules).distinct().toList();
        return different.size() == 1 ? Optional.of(zones.getFirst()) : Optional.empty();
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
