package org.caldavsync.server.web;

/** How a body is coded (RFC 9110 §8.4.1), the one we would rather send first. */
public enum ContentCoding {
    BROTLI,
    GZIP,
    IDENTITY
}
