package org.caldavsync.icalendar.corpus;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.caldavsync.icalendar.CalendarObject;
import org.caldavsync.icalendar.Entry;
import org.caldavsync.icalendar.ParseResult.Parsed;
import org.caldavsync.icalendar.Repair;
import org.caldavsync.icalendar.RepairKind;

/** Why a line of the input is not in the output: the written list of repairs, applied to one file. */
final class Explanations {
    private static final int DETAIL = 200;
    private static final Set<RepairKind> OF_UID =
            Set.of(RepairKind.UID_SHARED_BY_EVENTS, RepairKind.UID_SHARED_BY_TYPES);

    private final List<LogicalLine> came;
    private final List<LogicalLine> found;
    private final Parsed parsed;
    private final Map<String, List<RepairKind>> repaired = new HashMap<>();
    private final Set<String> extended = new HashSet<>();
    private final Set<Integer> unusedZones;
    private final Set<Integer> broken;
    private boolean transcoded;

    Explanations(List<LogicalLine> came, List<LogicalLine> found, Parsed parsed) {
        this.came = came;
        this.found = found;
        this.parsed = parsed;
        for (Repair repair : parsed.repairs()) {
            repaired.computeIfAbsent(repair.detail(), detail -> new ArrayList<>())
                    .add(repair.kind());
            transcoded |= repair.kind() == RepairKind.TRANSCODED;
            if (OF_UID.contains(repair.kind())) {
                extended.add(repair.uid());
            }
        }
        unusedZones = unusedZones();
        broken = broken();
    }

    private static String characters(LogicalLine line) {
        return new String(line.text().getBytes(ISO_8859_1), UTF_8);
    }

    /** Members that define a zone which no object uses, or which another member defines. */
    private Set<Integer> unusedZones() {
        Set<String> used = new HashSet<>();
        for (CalendarObject object : parsed.objects()) {
            object.zones().keySet().forEach(id -> used.add(id.strip()));
        }
        Set<Integer> unused = new HashSet<>();
        Set<String> seen = new HashSet<>();
        for (LogicalLine line : came) {
            String text = characters(line).strip();
            if (line.component().equals("VTIMEZONE") && text.startsWith("TZID:")) {
                String id = text.substring(5).replace("\\,", ",").strip();
                if (!used.contains(id) || !seen.add(id)) {
                    unused.add(line.member());
                }
            }
        }
        return unused;
    }

    /** Why nothing of the place where the line stands is expected in the output. */
    Optional<String> ofPlace(LogicalLine line) {
        if (line.component().isEmpty()) {
            return Optional.of("outside of calendars");
        }
        if (line.component().equals("VCALENDAR")) {
            return Optional.of("property of the calendar itself");
        }
        if (unusedZones.contains(line.member())) {
            return Optional.of("time zone unused or defined twice");
        }
        return broken.contains(line.member()) ? Optional.of("broken component") : Optional.empty();
    }

    /** Members in which a component was given up. */
    private Set<Integer> broken() {
        NavigableSet<Integer> members = new TreeSet<>();
        came.forEach(line -> members.add(line.member()));
        Set<Integer> broken = new HashSet<>();
        for (Entry.Broken part : parsed.broken()) {
            Optional.ofNullable(members.floor(Math.toIntExact(part.line()))).ifPresent(broken::add);
        }
        return broken;
    }

    /** Which repair changed the line or took it away. */
    Optional<RepairKind> ofLine(LogicalLine line) {
        String text = characters(line);
        List<RepairKind> kinds = repaired.getOrDefault(text.substring(0, Math.min(DETAIL, text.length())), List.of());
        if (!kinds.isEmpty()) {
            return Optional.of(kinds.removeFirst());
        }
        if (text.startsWith("UID")
                && extended.contains(text.substring(text.indexOf(':') + 1).strip())) {
            return Optional.of(RepairKind.UID_SHARED_BY_EVENTS);
        }
        if (transcoded && text.contains("\ufffd")) {
            return Optional.of(RepairKind.TRANSCODED);
        }
        boolean joined = found.stream()
                .anyMatch(other -> other.component().equals(line.component())
                        && other.text().startsWith(line.text()));
        return joined ? Optional.of(RepairKind.LINE_JOINED) : Optional.empty();
    }
}
