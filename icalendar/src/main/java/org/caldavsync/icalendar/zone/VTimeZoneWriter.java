package org.caldavsync.icalendar.zone;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.ContentLine;

/**
 * Writes the VTIMEZONE of a zone (RFC 5545 §3.6.5) from the rules that java.time has.
 *
 * <p>As little as readers need: valid from the year before the first use, whole minutes only, a yearly rule wherever the
 * zone has one, single changes before. The larger of two offsets is DAYLIGHT. The same zone and years give the same
 * octets, whenever and wherever they are written.
 */
public final class VTimeZoneWriter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

    private final ZoneId zone;
    private final ZoneRules rules;
    private final YearSpan years;

    private VTimeZoneWriter(ZoneId zone, YearSpan years) {
        this.zone = zone;
        this.rules = zone.getRules();
        this.years = years;
    }

    /**
     * The definition of a zone under its own identifier.
     *
     * @param years in which its times are used; it holds for these at least
     */
    public static Component write(ZoneId zone, YearSpan years) {
        return new VTimeZoneWriter(zone, years).write();
    }

    /** A part to be written: from {@code start} on the wall clock before it, once or by a rule. */
    private record Part(LocalDateTime start, ZoneOffset before, ZoneOffset after, boolean daylight, String rule) {
        Component component() {
            List<ContentLine> lines = new ArrayList<>(List.of(
                    ContentLine.of("DTSTART:" + TIME.format(start)),
                    ContentLine.of("TZOFFSETFROM:" + UtcOffset.format(before)),
                    ContentLine.of("TZOFFSETTO:" + UtcOffset.format(after))));
            if (!rule.isEmpty()) {
                lines.add(ContentLine.of("RRULE:" + rule));
            }
            return new Component(daylight ? "DAYLIGHT" : "STANDARD", lines, List.of());
        }
    }

    private Component write() {
        List<Part> parts = new ArrayList<>();
        Instant begin = LocalDateTime.of(years.first() - 1, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);
        Instant end = LocalDateTime.of(years.last() + 2, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);
        Instant ruled = addSingleChanges(begin, end, parts);
        if (ruled.isBefore(end)) {
            rules.getTransitionRules().stream()
                    .flatMap(rule -> YearlyChange.of(rule, ruled).stream())
                    .forEach(change -> parts.add(part(change.first(), change.rule())));
        }
        parts.sort(Comparator.comparing(Part::start));
        if (parts.isEmpty() || parts.getFirst().start().getYear() >= years.first()) {
            parts.addFirst(initial(begin, parts.isEmpty()));
        }
        ContentLine id = ContentLine.of("TZID:" + zone.getId());
        return new Component(
                "VTIMEZONE", List.of(id), parts.stream().map(Part::component).toList());
    }

    /** Adds what no yearly rule covers; returns from when on the rules do. */
    private Instant addSingleChanges(Instant begin, Instant end, List<Part> parts) {
        Instant ruled = begin;
        for (ZoneOffsetTransition change : rules.getTransitions()) {
            Instant at = change.getInstant();
            if (!at.isBefore(begin) && at.isBefore(end)) {
                parts.add(part(change, ""));
            }
            ruled = at.isBefore(begin) ? begin : at.plusSeconds(1);
        }
        return ruled;
    }

    private Part part(ZoneOffsetTransition change, String rule) {
        ZoneOffset before = UtcOffset.rounded(change.getOffsetBefore());
        ZoneOffset after = UtcOffset.rounded(change.getOffsetAfter());
        LocalDateTime wall = LocalDateTime.ofInstant(change.getInstant(), before);
        return new Part(wall, before, after, isDaylight(change), rule);
    }

    private boolean isDaylight(ZoneOffsetTransition change) {
        return rules.getStandardOffset(change.getInstant()).getTotalSeconds()
                < change.getOffsetAfter().getTotalSeconds();
    }

    /** What holds until the first change; of a zone that never changes, from 1970 on. */
    private Part initial(Instant begin, boolean only) {
        ZoneOffset offset = UtcOffset.rounded(rules.getOffset(begin));
        int year = only ? Math.min(1970, years.first() - 1) : years.first() - 1;
        return new Part(LocalDateTime.of(year, 1, 1, 0, 0), offset, offset, rules.isDaylightSavings(begin), "");
    }
}
