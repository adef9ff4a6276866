package org.caldavsync.server.destination;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caldavsync.caldav.Href;
import org.jdbi.v3.core.Handle;

/** Destinations that write to one calendar. */
final class NeighbourRows {
    private NeighbourRows() {}

    /** Where that destination's runs have found its calendar. */
    static Optional<Href> resolved(Handle handle, long id) {
        return Optional.ofNullable(resolved(handle).get(id));
    }

    private static Map<Long, Href> resolved(Handle handle) {
        Map<Long, Href> found = new HashMap<>();
        handle.select("SELECT destination_id, calendar_href FROM push_states WHERE calendar_href IS NOT NULL")
                .map((row, context) -> Map.entry(row.getLong(1), Href.of(URI.create(row.getString(2)))))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }

    /** Those that write to that calendar, or may, by id. */
    static List<Destination> overlapping(Handle handle, CalendarIdentity calendar, long exceptId) {
        Map<Long, Href> resolved = resolved(handle);
        return DestinationRows.all(handle).stream()
                .filter(other -> other.id() != exceptId)
                .filter(other -> calendar.isSameAs(
                        CalendarIdentity.of(other.settings().target(), Optional.ofNullable(resolved.get(other.id())))))
                .toList();
    }

    /**
     * What speaks against storing the draft without a word of confirmation. What came from the earlier database goes on
     * as it did there, and what has been stored before is not asked for again.
     *
     * @param before what is stored; empty to create
     */
    static Optional<Overlap> objection(Handle handle, Optional<Destination> before, DestinationDraft draft) {
        DestinationSettings settings = draft.settings();
        boolean sameCalendar = before.filter(stored ->
                        settings.target().isCalendarOf(stored.settings().target()))
                .isPresent();
        boolean sameDeletions = before.filter(stored -> settings.writing().deletions()
                        == stored.settings().writing().deletions())
                .isPresent();
        boolean adopted = before.filter(Destination::adopted).isPresent();
        if (draft.confirmsOverlap() || (sameCalendar && (sameDeletions || adopted))) {
            return Optional.empty();
        }
        long id = before.map(Destination::id).orElse(0L);
        Optional<Href> resolved = sameCalendar ? resolved(handle, id) : Optional.empty();
        List<Destination> others = overlapping(handle, CalendarIdentity.of(settings.target(), resolved), id);
        boolean removes = settings.writing().deletions() == Deletions.MIRROR
                || others.stream().anyMatch(other -> other.settings().writing().deletions() == Deletions.MIRROR);
        return removes && !others.isEmpty() ? Optional.of(new Overlap(others)) : Optional.empty();
    }
}
