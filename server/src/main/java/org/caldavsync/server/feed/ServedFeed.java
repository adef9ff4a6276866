package org.caldavsync.server.feed;

import java.util.Set;
import org.caldavsync.server.web.AcceptEncoding;
import org.caldavsync.server.web.ContentCoding;

/** A version of a feed in both codings. */
record ServedFeed(FeedVersion version, Representation identity, Representation gzip) {
    static final Set<ContentCoding> CODINGS = Set.of(ContentCoding.GZIP, ContentCoding.IDENTITY);

    ServedFeed(FeedVersion version) {
        this(version, Representation.identity(version), Representation.gzip(version));
    }

    /** The feed in the coding that the client likes best. */
    Representation preferred(AcceptEncoding accepted) {
        return accepted.preferred(CODINGS) == ContentCoding.GZIP ? gzip : identity;
    }
}
