package org.caldavsync.server.destination.push;

import java.net.URI;
import java.util.List;
import org.caldavsync.caldav.Href;
import org.caldavsync.caldav.SyncState;

/**
 * The calendar as it is now.
 *
 * @param href its address, or the one it would get
 * @param exists false: it is still to be made
 * @param members brought up to date
 * @param refresh what that changed in the stored copy
 * @param capabilities as learned so far
 */
record Sight(Href href, boolean exists, Members members, Refresh refresh, String capabilities) {

    /** A calendar that does not exist yet. */
    static Sight ofNothing(URI home) {
        return new Sight(Href.of(home), false, new Members(List::of), Refresh.nothing(SyncState.NONE), "");
    }
}
