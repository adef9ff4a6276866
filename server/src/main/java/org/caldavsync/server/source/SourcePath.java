package org.caldavsync.server.source;

import java.time.Instant;

/**
 * An extra path under which a source's feed is served.
 *
 * @param path decoded, below {@code /ics/}
 */
public record SourcePath(long id, long sourceId, String path, boolean isPublic, Instant createdAt) {}
