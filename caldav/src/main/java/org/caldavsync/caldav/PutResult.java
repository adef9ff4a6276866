package org.caldavsync.caldav;

/** What became of a conditional PUT: {@link Stored}, or one of {@link NotWritten}. */
public sealed interface PutResult permits PutResult.Stored, NotWritten {
    /**
     * It is on the server.
     *
     * @param href where it is now, which some servers choose themselves
     * @param etag {@link ETag#NONE} where the server gave none or only a weak one: it may have rewritten the content, so
     *     read the etag before the next write
     */
    record Stored(Href href, ETag etag) implements PutResult {}
}
