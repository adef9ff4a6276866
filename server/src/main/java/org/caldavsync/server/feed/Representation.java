package org.caldavsync.server.feed;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;

/**
 * One coding of one version of a feed (RFC 9110 §8), with its header fields encoded once and for all.
 *
 * @param etagValue the strong entity tag, quotes included; each coding has its own
 * @param length octets of the body
 */
record Representation(ContentCoding coding, String etagValue, long length, HttpField etag, HttpField contentLength) {

    /** The uncoded body of a version. */
    static Representation identity(FeedVersion version) {
        return of(ContentCoding.IDENTITY, '"' + version.etag() + '"', version.size());
    }

    /** The gzip body of a version. */
    static Representation gzip(FeedVersion version) {
        return of(ContentCoding.GZIP, '"' + version.etag() + "-gz\"", version.gzipSize());
    }

    private static Representation of(ContentCoding coding, String etag, long length) {
        return new Representation(
                coding,
                etag,
                length,
                new PreEncodedHttpField(HttpHeader.ETAG, etag),
                new PreEncodedHttpField(HttpHeader.CONTENT_LENGTH, Long.toString(length)));
    }
}
