package org.caldavsync.server.destination;

import java.time.Instant;
import org.caldavsync.server.run.LastSync;

/**
 * One configured destination and what became of its last run.
 *
 * @param id never used again after the destination is gone
 * @param generation raised by every edit of what is read or written: a run of before stops writing
 * @param adopted it came from the earlier database: objects named {@code <uid>.ics} count as its own
 */
public record Destination(
        long id, DestinationSettings settings, long generation, boolean adopted, Instant createdAt, LastSync state) {}
