package org.caldavsync.server.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.caldavsync.server.auth.Authenticator;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The answers that carry no feed: text for people, never HTML, which calendar clients take for a broken calendar.
 *
 * @param body shared: everybody reads a duplicate
 */
record Refusal(int status, HttpFields fields, ByteBuffer body) {
    static final Refusal MALFORMED_PATH =
            of(400, "This is not the address of a feed: it has a malformed escape, or \"..\" in it.");
    static final Refusal NO_CREDENTIALS = of(
            401,
            "This feed needs the user name and password of this service.",
            new HttpField(HttpHeader.WWW_AUTHENTICATE, Authenticator.CHALLENGE));
    static final Refusal UNKNOWN_PATH =
            of(404, "There is no feed at this address. Compare it with the one shown for the source.");
    static final Refusal NEVER_SYNCHRONISED =
            of(404, "This feed has no content yet: its source has never been synchronised. Try again later.");
    static final Refusal METHOD_NOT_ALLOWED =
            of(405, "A feed can only be read.", new HttpField(HttpHeader.ALLOW, "GET, HEAD"));
    static final Refusal THROTTLED = of(
            429,
            "Too many failed log-ins from your address. Wait a moment, then try again.",
            new HttpField(HttpHeader.RETRY_AFTER, Long.toString(Authenticator.PAUSE.toSeconds())));
    static final Refusal BUSY =
            of(503, "Too many log-ins at this moment. Try again.", new HttpField(HttpHeader.RETRY_AFTER, "1"));
    static final Refusal UNREADABLE = of(
            503,
            "The feed cannot be read at this moment. Nothing is lost; try again.",
            new HttpField(HttpHeader.RETRY_AFTER, "30"));

    private static Refusal of(int status, String text, HttpField... further) {
        byte[] octets = (text + '\n').getBytes(UTF_8);
        HttpFields.Mutable fields = HttpFields.build()
                .put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8")
                .put(HttpHeader.CONTENT_LENGTH, octets.length)
                .put(HttpHeader.CACHE_CONTROL, "no-store");
        for (HttpField field : further) {
            fields.put(field);
        }
        return new Refusal(status, fields.asImmutable(), ByteBuffer.wrap(octets).asReadOnlyBuffer());
    }

    void write(Response response, Callback callback) {
        response.setStatus(status);
        response.getHeaders().add(fields);
        response.write(true, body.duplicate(), callback);
    }
}
