package org.caldavsync.http;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One request to make. Immutable; built by {@link #of} and refined by the methods that return a copy.
 *
 * @param uri absolute http or https URL without user information; a fragment is not sent
 * @param body sent with a fixed Content-Length; {@link Body#EMPTY} for none
 */
public record HttpCall(String method, URI uri, Headers headers, Body body, Options options) {

    /**
     * @param followRedirects whether {@link HttpSession} follows redirects, else they are answers
     * @param gzip whether a compressed answer is asked for; never where an ETag is read or used, since servers alter it
     *     then
     * @param maxBody bytes of body, after decompression, that are accepted; the gateway's own limit holds as well
     * @param deadline longest time from sending to the last byte of each exchange; the gateway's own limit holds as well
     */
    public record Options(boolean followRedirects, boolean gzip, long maxBody, Duration deadline) {
        static final Options DEFAULTS = new Options(true, false, Long.MAX_VALUE, Duration.ofDays(1));
    }

    private static final Pattern METHOD = Pattern.compile("[A-Z-]{1,24}");

    /** What the client decides itself; a caller's own would defeat its rules. */
    private static final Set<String> NOT_FOR_CALLERS =
            Set.of("authorization", "cookie", "host", "content-length", "transfer-encoding", "connection", "expect");

    public HttpCall {
        if (!METHOD.matcher(method).matches()) {
            throw new IllegalArgumentException("Not a method: " + method);
        }
        var _ = Origin.of(uri);
        for (Headers.Field field : headers.fields()) {
            if (NOT_FOR_CALLERS.contains(field.name().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("Not for a caller to set: " + field.name());
            }
        }
    }

    public static HttpCall of(String method, URI uri) {
        return new HttpCall(method, uri, Headers.NONE, Body.EMPTY, Options.DEFAULTS);
    }

    public HttpCall header(String name, String value) {
        return new HttpCall(method, uri, headers.plus(name, value), body, options);
    }

    public HttpCall body(String contentType, Body content) {
        return new HttpCall(method, uri, headers.plus("Content-Type", contentType), content, options);
    }

    public HttpCall to(URI other) {
        return new HttpCall(method, other, headers, body, options);
    }

    public Origin origin() {
        return Origin.of(uri);
    }

    public HttpCall withoutRedirects() {
        return with(new Options(false, options.gzip, options.maxBody, options.deadline));
    }

    public HttpCall gzip() {
        return with(new Options(options.followRedirects, true, options.maxBody, options.deadline));
    }

    public HttpCall maxBody(long bytes) {
        return with(new Options(options.followRedirects, options.gzip, bytes, options.deadline));
    }

    public HttpCall within(Duration deadline) {
        return with(new Options(options.followRedirects, options.gzip, options.maxBody, deadline));
    }

    private HttpCall with(Options other) {
        return new HttpCall(method, uri, headers, body, other);
    }

    /** Method and address without the query, which may be a secret. */
    @Override
    public String toString() {
        return method + " " + origin() + uri.getRawPath();
    }
}
