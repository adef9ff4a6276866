package org.caldavsync.server.feed;

/** A version of a feed in both codings. */
record ServedFeed(FeedVersion version, Representation identity, Representation gzip) {

    ServedFeed(FeedVersion version) {
        this(version, Representation.identity(version), Representation.gzip(version));
    }

    /** The feed in that coding. */
    Representation as(ContentCoding coding) {
        return switch (coding) {
            case IDENTITY -> identity;
            case GZIP -> gzip;
        };
    }
}
