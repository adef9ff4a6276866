package org.caldavsync.caldav;

import java.net.URI;
import java.util.List;

/** What was found from the address a person typed (RFC 6764, RFC 5397, RFC 4791 §6.2.1), with every step on the way. */
public sealed interface Discovery {
    List<DiscoveryStep> steps();

    /**
     * The account's calendars, of which there may be none.
     *
     * @param principal the principal's address, else the one that was typed
     * @param homes to be listed at every run; none where the typed address is a calendar: that is then probed by itself
     * @param calendars those that hold events, of all homes, each once
     * @param leftOut the other collections, with the reason
     */
    record Found(
            URI principal,
            List<URI> homes,
            List<CalendarListing> calendars,
            List<HomeListing.LeftOut> leftOut,
            List<DiscoveryStep> steps)
            implements Discovery {
        public Found {
            homes = List.copyOf(homes);
            calendars = List.copyOf(calendars);
            leftOut = List.copyOf(leftOut);
            steps = List.copyOf(steps);
        }
    }

    /**
     * No account.
     *
     * @param reason what kind of failure
     * @param message for people: what happened, and what to do
     */
    record NotFound(Reason reason, String message, List<DiscoveryStep> steps) implements Discovery {
        public NotFound {
            steps = List.copyOf(steps);
        }
    }

    /** Why there is no calendar. */
    enum Reason {
        /** The server refuses the user name or password. */
        UNAUTHORIZED,
        /** The server knows the user and refuses access. */
        FORBIDDEN,
        /** There is no answer at all: name, connection, certificate, time. */
        UNREACHABLE,
        /** Something answers, but it does not speak CalDAV at any of the usual addresses. */
        NO_CALDAV,
        /** The server asks to be left alone, or fails. */
        UNAVAILABLE
    }
}
