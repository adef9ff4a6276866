package org.caldavsync.server.source;

import java.time.Instant;
import org.caldavsync.server.run.LastSync;

/**
 * One configured CalDAV account and what became of its last run.
 *
 * @param id never used again after the source is gone
 */
public record Source(long id, SourceSettings settings, Instant createdAt, LastSync state) {}
