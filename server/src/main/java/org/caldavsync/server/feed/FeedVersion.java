package org.caldavsync.server.feed;

import java.time.Instant;

/**
 * One immutable version of a source's feed.
 *
 * @param id of the version
 * @param etag hash of the identity body in hexadecimal digits, without quotes
 * @param lastModified when this content first appeared, whole seconds, later than that of every earlier version
 * @param size octets of the identity body
 * @param gzipSize octets of the gzip body
 * @param events distinct UIDs in the feed
 */
public record FeedVersion(
        long id, long sourceId, String etag, Instant lastModified, long size, long gzipSize, long events) {}
