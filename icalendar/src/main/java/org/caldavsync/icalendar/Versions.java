package org.caldavsync.icalendar;

import java.util.Comparator;
import java.util.List;

/** Which of several versions of one component counts (RFC 5546 §2.1.5). */
final class Versions {
    private static final Comparator<Component> BY_AGE = Comparator.comparingInt(Versions::sequence)
            .thenComparing(component -> component.value("LAST-MODIFIED").orElse(""))
            .thenComparing(component -> component.value("DTSTAMP").orElse(""));

    private Versions() {}

    /** The place of the one with the highest SEQUENCE, then the latest LAST-MODIFIED, then DTSTAMP, then the last. */
    static int newest(List<Component> versions) {
        int newest = 0;
        for (int i = 1; i < versions.size(); i++) {
            newest = BY_AGE.compare(versions.get(i), versions.get(newest)) >= 0 ? i : newest;
        }
        return newest;
    }

    /** 0 where it is missing or no number. */
    static int sequence(Component component) {
        try {
            return component.value("SEQUENCE").map(Integer::parseInt).orElse(0);
        } catch (NumberFormatException noNumber) {
            return 0;
        }
    }
}
