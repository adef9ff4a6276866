package org.caldavsync.server.destination;

import java.util.List;
import java.util.Optional;
import org.caldavsync.http.Secret;
import org.caldavsync.server.web.Patch;

/**
 * A checked request to create or change a destination.
 *
 * @param passwords those to be stored
 * @param confirmsOverlap the person knows that other destinations write to the same calendar
 * @param notes what was understood differently from how it was sent, one sentence each
 */
record DestinationDraft(
        DestinationSettings settings, Passwords passwords, boolean confirmsOverlap, List<String> notes) {
    DestinationDraft {
        notes = List.copyOf(notes);
    }

    /**
     * What becomes of the stored passwords.
     *
     * @param calendar empty keeps the one of the calendar
     * @param link {@link Patch.Keep} keeps the one of the link, or that there is none
     */
    record Passwords(Optional<Secret> calendar, Patch<Secret> link) {
        /** Whether any of them is another one now. */
        boolean change() {
            return calendar.isPresent() || !(link instanceof Patch.Keep);
        }
    }
}
