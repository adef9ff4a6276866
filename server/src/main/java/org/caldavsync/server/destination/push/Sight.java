package org.caldavsync.server.destination.push;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.caldavsync.caldav.CalendarListing;
import org.caldavsync.caldav.Href;
import org.caldavsync.caldav.SyncState;

/**
 * The calendar as it is now.
 *
 * @param href its address, or the one it would get
 * @param listing empty: it is still to be made
 * @param members brought up to date
 * @param refresh what that changed in the stored copy
 * @param capabilities as learned so far
 */
record Sight(Href href, Optional<CalendarListing> listing, Members members, Refresh refresh, String capabilities) {

    /** A calendar that does not exist yet. */
    static Sight ofNothing(URI home) {
        return new Sight(Href.of(home), Optional.empty(), new Members(List.of()), Refresh.nothing(SyncState.NONE), "");
    }
}
