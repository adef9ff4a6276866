package org.caldavsync.icalendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names of properties in upper case; those of the RFCs without making a new text each time. */
final class PropertyName {
    private static final int SLOTS = 512;
    private static final @Nullable String[] KNOWN = table("""
            ACKNOWLEDGED ACTION ATTACH ATTENDEE BEGIN CALSCALE CATEGORIES CLASS COLOR COMMENT COMPLETED CONFERENCE CONTACT
            CREATED DESCRIPTION DTEND DTSTAMP DTSTART DUE DURATION END EXDATE EXRULE FREEBUSY GEO IMAGE LAST-MODIFIED
            LOCATION METHOD NAME ORGANIZER PERCENT-COMPLETE PRIORITY PRODID RDATE RECURRENCE-ID REFRESH-INTERVAL RELATED-TO
            REPEAT REQUEST-STATUS RESOURCES RRULE SEQUENCE SOURCE STATUS SUMMARY TRANSP TRIGGER TZID TZNAME TZOFFSETFROM
            TZOFFSETTO TZURL UID URL VERSION X-ALT-DESC X-APPLE-STRUCTURED-LOCATION X-APPLE-TRAVEL-ADVISORY-BEHAVIOR
            X-MICROSOFT-CDO-BUSYSTATUS X-MOZ-GENERATION X-WR-ALARMUID X-WR-CALNAME X-WR-TIMEZONE
            """);

    private PropertyName() {}

    private static @Nullable String[] table(String names) {
        @Nullable String[] table = new String[SLOTS];
        for (String name : names.strip().split("\\s+", -1)) {
            table[name.hashCode() & (SLOTS - 1)] = name;
        }
        return table;
    }

    /** The first {@code length} octets as a name. */
    static String of(byte[] octets, int length) {
        int hash = 0;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + upper(octets[i]);
        }
        String known = KNOWN[hash & (SLOTS - 1)];
        return known != null && equal(known, octets, length)
                ? known
                : new String(octets, 0, length, UTF_8).strip().toUpperCase(Locale.ROOT);
    }

    /** Whether the octets from {@code from} on spell that name, which is given in upper case. */
    static boolean isAt(String name, byte[] octets, int from) {
        if (octets.length - from < name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (upper(octets[from + i]) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean equal(String name, byte[] octets, int length) {
        return name.length() == length && isAt(name, octets, 0);
    }

    private static int upper(byte octet) {
        return octet >= 'a' && octet <= 'z' ? octet - 32 : octet;
    }
}
