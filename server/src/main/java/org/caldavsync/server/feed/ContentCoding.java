package org.caldavsync.server.feed;

/** How a body is coded (RFC 9110 §8.4.1). */
enum ContentCoding {
    IDENTITY,
    GZIP
}
