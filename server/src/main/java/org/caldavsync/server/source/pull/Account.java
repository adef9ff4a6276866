package org.caldavsync.server.source.pull;

import java.net.URI;
import java.util.List;
import org.caldavsync.http.Learned;

/**
 * What is known about a source's account before a run.
 *
 * @param location where its calendars are
 * @param learned what earlier runs found out about signing in
 * @param feedStamp what the current feed was built from; empty before the first
 */
record Account(PullClaim claim, Location location, Learned learned, String feedStamp) {

    /** Where the calendars of an account are. */
    sealed interface Location {

        /** To be discovered. */
        record Unknown() implements Location {}

        /** All that lie in these homes. */
        record Homes(List<URI> homes) implements Location {
            public Homes {
                homes = List.copyOf(homes);
            }
        }

        /** Just this one: its address is what the user gave. */
        record Single(URI calendar) implements Location {}
    }
}
