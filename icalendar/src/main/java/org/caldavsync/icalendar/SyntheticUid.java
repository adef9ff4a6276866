package org.caldavsync.icalendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * UIDs for components without one, the same on every download: made of start, end, summary and rule, and of a count
 * where these are equal.
 */
final class SyntheticUid {
    private static final int LENGTH = 40;
    private static final List<String> IDENTITY = List.of("DTSTART", "DTEND", "DUE", "SUMMARY", "RRULE");

    private final Map<String, Integer> seen = new HashMap<>();

    /** The component with a UID in place of none or an empty one. */
    Component give(Component component) {
        MessageDigest sha = Fingerprint.sha256();
        sha.update(component.name().getBytes(UTF_8));
        for (String property : IDENTITY) {
            component.first(property).ifPresent(line -> sha.update(CanonicalLine.of(line)));
        }
        String hash = HexFormat.of().formatHex(sha.digest()).substring(0, LENGTH);
        int count = seen.merge(hash, 1, Integer::sum);
        List<ContentLine> lines = new ArrayList<>(component.lines());
        lines.removeIf(line -> line.is("UID"));
        lines.addFirst(ContentLine.of("UID:" + hash + (count == 1 ? "" : "-" + count)));
        return component.withLines(lines);
    }
}
