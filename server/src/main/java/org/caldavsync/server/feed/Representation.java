package org.caldavsync.server.feed;

import org.caldavsync.server.web.ContentCoding;
import org.eclipse.jetty.http.DateGenerator;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;

/**
 * One coding of one version of a feed (RFC 9110 §8), with its header fields encoded once and for all.
 *
 * @param etag the strong entity tag, quotes included; each coding has its own
 * @param length octets of the body
 * @param validators what 200 and 304 have in common
 * @param metadata what only 200 has besides
 */
record Representation(ContentCoding coding, String etag, long length, HttpFields validators, HttpFields metadata) {
    private static final HttpField VARY = new PreEncodedHttpField(HttpHeader.VARY, "Accept-Encoding");
    private static final HttpField CALENDAR =
            new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "text/calendar; charset=utf-8");
    private static final HttpField GZIP = new PreEncodedHttpField(HttpHeader.CONTENT_ENCODING, "gzip");

    /** The uncoded body of a version. */
    static Representation identity(FeedVersion version) {
        String etag = '"' + version.etag() + '"';
        HttpFields metadata = HttpFields.from(CALENDAR, contentLength(version.size()));
        return new Representation(ContentCoding.IDENTITY, etag, version.size(), validators(etag, version), metadata);
    }

    /** The gzip body of a version. */
    static Representation gzip(FeedVersion version) {
        String etag = '"' + version.etag() + "-gz\"";
        HttpFields metadata = HttpFields.from(CALENDAR, GZIP, contentLength(version.gzipSize()));
        return new Representation(ContentCoding.GZIP, etag, version.gzipSize(), validators(etag, version), metadata);
    }

    private static HttpFields validators(String etag, FeedVersion version) {
        String date = DateGenerator.formatDate(version.lastModified());
        return HttpFields.from(
                new PreEncodedHttpField(HttpHeader.ETAG, etag),
                new PreEncodedHttpField(HttpHeader.LAST_MODIFIED, date),
                VARY);
    }

    private static HttpField contentLength(long length) {
        return new PreEncodedHttpField(HttpHeader.CONTENT_LENGTH, length);
    }
}
