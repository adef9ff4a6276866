package org.caldavsync.testkit.standin;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What readers are shown of a calendar: all that is there, or what was there a while ago.
 *
 * @param changes the names of what changed, by revision
 * @param revision the number of the latest change
 */
record CalendarView(Map<String, CalendarObject> objects, NavigableMap<Long, String> changes, long revision) {

    /** What became of an object; empty means deleted. */
    record Change(long revision, String name, Optional<CalendarObject> object) {}

    List<String> names() {
        return List.copyOf(objects.keySet());
    }

    Optional<CalendarObject> get(String object) {
        return Optional.ofNullable(objects.get(object));
    }

    /** What happened after a revision, oldest first. */
    Stream<Change> changesAfter(long since) {
        return changes.tailMap(since, false).entrySet().stream()
                .map(change -> new Change(change.getKey(), change.getValue(), get(change.getValue())));
    }
}
