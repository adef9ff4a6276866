package org.caldavsync.server.destination.push;

import java.util.List;
import java.util.Map;
import org.caldavsync.caldav.ETag;
import org.caldavsync.caldav.Href;
import org.caldavsync.caldav.SyncState;

/**
 * How a calendar changed since the stored copy of its listing.
 *
 * @param changed new, or in another version than before
 * @param moved those of {@code changed} that mean the same as before, by address
 * @param next how far the copy has come with this; as far as before where not everything could be read
 * @param whole whether everything could be read
 */
record Refresh(List<TargetMember> changed, Map<Href, Moved> moved, List<Href> removed, SyncState next, boolean whole) {

    /** A member whose version changed and whose content did not. */
    record Moved(ETag before, ETag now) {}

    Refresh {
        changed = List.copyOf(changed);
        moved = Map.copyOf(moved);
        removed = List.copyOf(removed);
    }

    /** Nothing changed. */
    static Refresh nothing(SyncState known) {
        return new Refresh(List.of(), Map.of(), List.of(), known, true);
    }

    boolean isNothing() {
        return changed.isEmpty() && removed.isEmpty();
    }
}
