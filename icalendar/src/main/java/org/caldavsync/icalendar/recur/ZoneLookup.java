package org.caldavsync.icalendar.recur;

import java.time.zone.ZoneRules;
import java.util.Optional;

/** What the time zone names of one calendar object mean. */
@FunctionalInterface
public interface ZoneLookup {

    /** The rules behind a TZID as it is written in the object; empty where nothing is known of it. */
    Optional<ZoneRules> rules(String tzid);
}
