package org.caldavsync.icalendar.recur;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/**
 * Where the dates and times of one object lie on the time line.
 *
 * @param floating the rules for dates, floating times and zones nothing is known of
 */
record Times(ZoneLookup zones, ZoneRules floating) {

    ZoneRules rules(TemporalValue value) {
        return switch (value) {
            case TemporalValue.Date _, TemporalValue.Floating _ -> floating;
            case TemporalValue.Utc _ -> ZoneOffset.UTC.getRules();
            case TemporalValue.Zoned zoned -> zones.rules(zoned.tzid()).orElse(floating);
        };
    }

    Instant instant(TemporalValue value) {
        return TemporalValue.instant(value.written(), rules(value));
    }

    /** What the wall clock under these rules shows at that instant. */
    static LocalDateTime wall(Instant instant, ZoneRules rules) {
        return LocalDateTime.ofInstant(instant, rules.getOffset(instant));
    }
}
