package org.caldavsync.icalendar;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * Which instance an override replaces (RFC 5545 §3.8.4.4), comparable by instant where the zone is known, so that the
 * same instance written in UTC and in a zone is one.
 *
 * @param key the instant in UTC, or the value as it stands
 */
record RecurrenceId(String key) implements Comparable<RecurrenceId> {
    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

    /** The id of an override; of a master the empty one, which sorts first. */
    static RecurrenceId of(Component component) {
        Optional<ContentLine> line = component.first("RECURRENCE-ID");
        return new RecurrenceId(line.map(RecurrenceId::key).orElse(""));
    }

    private static String key(ContentLine line) {
        String value = line.value().strip().toUpperCase(Locale.ROOT);
        return line.parameter("TZID").flatMap(zone -> inUtc(value, zone)).orElse(value);
    }

    private static Optional<String> inUtc(String value, String zone) {
        try {
            LocalDateTime local = LocalDateTime.parse(value, BASIC);
            return Optional.of(local.atZone(ZoneId.of(zone))
                            .withZoneSameInstant(ZoneOffset.UTC)
                            .format(BASIC)
                    + "Z");
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(RecurrenceId other) {
        return key.compareTo(other.key);
    }
}
