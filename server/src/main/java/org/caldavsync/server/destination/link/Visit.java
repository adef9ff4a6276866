package org.caldavsync.server.destination.link;

import org.caldavsync.http.Traffic;

/**
 * One reading among others of the same link.
 *
 * @param known of the body that was read last
 * @param memory what earlier readings learned of the server
 * @param traffic counts what goes over the wire
 */
public record Visit(Validators known, LinkMemory memory, Traffic traffic) {

    /** A visit to a link that nothing is known of. */
    public static Visit first() {
        return new Visit(Validators.NONE, new LinkMemory(), new Traffic());
    }
}
