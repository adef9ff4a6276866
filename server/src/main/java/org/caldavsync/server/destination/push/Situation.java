package org.caldavsync.server.destination.push;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caldavsync.caldav.Href;
import org.caldavsync.server.destination.DestinationSettings;

/** Everything a plan follows from, and nothing else. */
record Situation(Reading reading, Known known, Members members, Terms terms) {

    /**
     * What the link says.
     *
     * @param items one per UID
     * @param unreadable UIDs of events that are there but cannot be used: present, and not written
     * @param broken how many components could not be used
     * @param complete whether everything that is there is among the items or the unreadable
     */
    record Reading(List<FeedItem> items, Set<String> unreadable, long broken, boolean complete) {
        Reading {
            items = List.copyOf(items);
            unreadable = Set.copyOf(unreadable);
        }
    }

    /**
     * What the destination knows of its own work.
     *
     * @param pushed by the UID in the link
     * @param others addresses in this calendar that another destination has written
     * @param adopted whether {@code <uid>.ics} counts as its own, from before there were rows
     */
    record Known(Map<String, PushedItem> pushed, Set<Href> others, boolean adopted) {}

    /**
     * What is wanted.
     *
     * @param linkChanged every removal waits for a release
     */
    record Terms(DestinationSettings.Writing writing, MemberNames names, boolean linkChanged, Instant now) {}
}
