package org.caldavsync.icalendar.zone;

import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Optional;

/** What a TZID turned out to mean. */
public sealed interface ResolvedZone {

    /** A zone of the tz database. */
    record Iana(ZoneId id, Match match) implements ResolvedZone {}

    /** Only its own VTIMEZONE says what it is. */
    record Defined(VTimeZone definition) implements ResolvedZone {}

    /** Nothing says what it is. */
    record Unknown() implements ResolvedZone {}

    /** How a TZID names a zone of the tz database. */
    enum Match {
        /** It is the identifier, perhaps in other letters. */
        EXACT,
        /** A prefix stands before the identifier, as in {@code /mozilla.org/20050126_1/Europe/Berlin}. */
        PREFIXED,
        /** A name of a Windows zone. */
        WINDOWS,
        /** An abbreviation, a name shown to people, a city, or an offset in whole hours. */
        OTHER_NAME,
        /** The definition says where it comes from (X-LIC-LOCATION). */
        LOCATION
    }

    /** The rules to read its times with; empty where it is unknown. */
    default Optional<ZoneRules> rules() {
        return switch (this) {
            case Iana iana -> Optional.of(iana.id().getRules());
            case Defined defined -> Optional.of(defined.definition().rules());
            case Unknown _ -> Optional.empty();
        };
    }
}
