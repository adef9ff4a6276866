package org.caldavsync.icalendar.recur;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caldavsync.icalendar.ContentLine;

/** A date or one of the three forms of a time (RFC 5545 §3.3.4, §3.3.5). */
public sealed interface TemporalValue {

    /** A whole day; it has no instant of its own. */
    record Date(LocalDate day) implements TemporalValue {}

    /** A wall-clock time wherever the reader is. */
    record Floating(LocalDateTime time) implements TemporalValue {}

    /** A time in UTC. */
    record Utc(Instant instant) implements TemporalValue {}

    /**
     * A wall-clock time in a named zone.
     *
     * @param tzid as the parameter has it, not blank
     */
    record Zoned(LocalDateTime time, String tzid) implements TemporalValue {}

    /**
     * The first value of DTSTART, RECURRENCE-ID and their like. Forgives ISO 8601 extended forms, missing seconds, small
     * letters, and a VALUE parameter that contradicts the value.
     *
     * @return empty where the value is no date and no time
     */
    static Optional<TemporalValue> of(ContentLine line) {
        String value = line.value();
        if (value.indexOf(',') < 0 && value.indexOf('/') < 0) {
            return TemporalSyntax.parse(value, line.parameter("TZID").orElse(""));
        }
        return allOf(line).stream().findFirst();
    }

    /** Every readable value of a list such as EXDATE; of a PERIOD its start. */
    static List<TemporalValue> allOf(ContentLine line) {
        String tzid = line.parameter("TZID").orElse("");
        List<TemporalValue> values = new ArrayList<>();
        for (String text : line.value().split(",", -1)) {
            TemporalSyntax.parse(text.split("/", 2)[0], tzid).ifPresent(values::add);
        }
        return List.copyOf(values);
    }

    /** What the wall clock shows; of a date its midnight, of a UTC time the time in UTC. */
    default LocalDateTime written() {
        return switch (this) {
            case Date date -> date.day().atStartOfDay();
            case Floating floating -> floating.time();
            case Utc utc -> LocalDateTime.ofInstant(utc.instant(), ZoneOffset.UTC);
            case Zoned zoned -> zoned.time();
        };
    }

    /**
     * Where a wall-clock time lies under these rules (RFC 5545 §3.3.5): in the gap of a clock put forward it is read with
     * the offset before the gap, and of two equal times the first is meant.
     */
    static Instant instant(LocalDateTime time, ZoneRules rules) {
        return time.toInstant(rules.getOffset(time));
    }
}
