package org.caldavsync.server.destination.link;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.caldavsync.icalendar.Component;
import org.caldavsync.icalendar.Grouping;

/**
 * How much of one kind a link may have, beyond the limits of any stream: what is read as one thing must fit into memory
 * and be read again for every write, and every time zone is looked at with every event in it.
 */
final class Bounds {
    /** Six years of a daily series, each day changed. */
    static final int MOST_OF_ONE_UID = 2_000;

    /** The tz database has 600 names. */
    static final int MOST_ZONES = 1_000;

    /** Two hundred years with every change of the clock spelt out. */
    static final int LARGEST_ZONE = 100_000;

    private final Grouping grouping;
    private final Set<String> tooMany = new HashSet<>();
    private int zones;

    /** @param grouping what is read already; UIDs of which there is too much are taken out of it */
    Bounds(Grouping grouping) {
        this.grouping = grouping;
    }

    /**
     * Looks at what comes next.
     *
     * @throws LinkUnusableException when the link as a whole is more than is read
     */
    Verdict verdict(Component component) {
        return component.name().equals("VTIMEZONE") ? ofZone(component) : ofEvent(component);
    }

    /** What becomes of a component. */
    sealed interface Verdict {
        record TakeIn() implements Verdict {}

        /** It, and all of its UID: a part of an event would be another event. */
        record LeaveOut(String uid, String reason) implements Verdict {}

        /** More of what was left out and named before. */
        record Ignore() implements Verdict {}
    }

    private Verdict ofZone(Component zone) {
        if (++zones > MOST_ZONES) {
            throw new LinkUnusableException(
                    new LinkProblem.TooLarge("it defines more than " + MOST_ZONES + " time zones"));
        }
        int size = Stream.concat(Stream.of(zone), zone.children().stream())
                .flatMap(component -> component.lines().stream())
                .mapToInt(line -> line.value().length())
                .sum();
        return size > LARGEST_ZONE ? new Verdict.LeaveOut("", "its definition is too large") : new Verdict.TakeIn();
    }

    private Verdict ofEvent(Component event) {
        String uid = event.value("UID").orElse("");
        if (tooMany.contains(uid)) {
            return new Verdict.Ignore();
        }
        if (uid.isEmpty() || grouping.count(uid) < MOST_OF_ONE_UID) {
            return new Verdict.TakeIn();
        }
        tooMany.add(uid);
        grouping.forget(uid);
        return new Verdict.LeaveOut(uid, "there are more than " + MOST_OF_ONE_UID + " of its UID");
    }
}
