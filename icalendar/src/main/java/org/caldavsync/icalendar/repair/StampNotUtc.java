package org.caldavsync.icalendar.repair;

import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Optional;
import java.util.Set;
import org.caldavsync.icalendar.ContentLine;
import org.caldavsync.icalendar.RepairKind;
import org.caldavsync.icalendar.recur.TemporalValue;
import org.caldavsync.icalendar.recur.ZoneLookup;

/** DTSTAMP, CREATED, LAST-MODIFIED and COMPLETED are in UTC (RFC 5545 §3.8.7, §3.8.2.1); a local time is taken for it. */
final class StampNotUtc implements LineRepair {
    private static final Set<String> STAMPS = Set.of("DTSTAMP", "CREATED", "LAST-MODIFIED", "COMPLETED");

    private final ZoneLookup zones;

    StampNotUtc(ZoneLookup zones) {
        this.zones = zones;
    }

    @Override
    public RepairKind kind() {
        return RepairKind.STAMP_NOT_UTC;
    }

    @Override
    public ContentLine repair(ContentLine line) {
        if (!STAMPS.contains(line.name()) || (line.value().endsWith("Z") && TimeForm.isValid(line.value()))) {
            return line;
        }
        Optional<TemporalValue> value = TemporalValue.of(line);
        return value.isEmpty() || value.get() instanceof TemporalValue.Utc
                ? line
                : TimeForm.write(line, inUtc(value.get()));
    }

    private TemporalValue inUtc(TemporalValue value) {
        Optional<ZoneRules> rules =
                value instanceof TemporalValue.Zoned zoned ? zones.rules(zoned.tzid()) : Optional.empty();
        return new TemporalValue.Utc(TemporalValue.instant(value.written(), rules.orElse(ZoneOffset.UTC.getRules())));
    }
}
