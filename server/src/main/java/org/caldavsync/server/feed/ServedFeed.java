package org.caldavsync.server.feed;

import org.eclipse.jetty.http.DateGenerator;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;

/** A version of a feed with everything prepared that its answers have in common. */
record ServedFeed(FeedVersion version, Representation identity, Representation gzip, HttpField lastModified) {

    ServedFeed(FeedVersion version) {
        this(
                version,
                Representation.identity(version),
                Representation.gzip(version),
                new PreEncodedHttpField(
                        HttpHeader.LAST_MODIFIED,
                        DateGenerator.formatDate(version.lastModified().toEpochMilli())));
    }
}
