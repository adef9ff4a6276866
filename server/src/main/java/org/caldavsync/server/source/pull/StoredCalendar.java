package org.caldavsync.server.source.pull;

import java.net.URI;
import java.util.stream.Collectors;
import org.caldavsync.caldav.CalendarListing;
import org.caldavsync.caldav.Href;
import org.caldavsync.caldav.SyncState;

/**
 * A calendar of the account as the last run left it.
 *
 * @param url to be requested
 * @param color as the server wrote it; may be empty
 * @param components as the server listed them, sorted, comma-separated
 * @param state how far the copy has come
 * @param capabilities learned, as text
 * @param suspected whether it once looked emptied or gone, which was not believed
 * @param hasPending whether members wait to be fetched again
 */
record StoredCalendar(
        long id,
        URI url,
        String name,
        String color,
        String components,
        SyncState state,
        String capabilities,
        boolean hasPending,
        boolean suspected) {

    Href href() {
        return Href.of(url);
    }

    /** Whether anything was ever taken over from it. */
    boolean wasPulled() {
        return !state.equals(SyncState.NONE);
    }

    /** Whether the account shows it just as stored. */
    boolean shownAs(CalendarListing listing) {
        return name.equals(listing.name())
                && color.equals(listing.colorText())
                && components.equals(componentText(listing))
                && url.equals(listing.href().uri());
    }

    static String componentText(CalendarListing listing) {
        return listing.components().stream().sorted().collect(Collectors.joining(","));
    }
}
