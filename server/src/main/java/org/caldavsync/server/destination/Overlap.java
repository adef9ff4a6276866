package org.caldavsync.server.destination;

import java.util.List;

/**
 * Why a destination is not stored: one of those that write to its calendar would remove what another has written.
 *
 * @param others those that write there beside it
 */
record Overlap(List<Destination> others) {
    Overlap {
        others = List.copyOf(others);
    }
}
