package org.caldavsync.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The answer to a client over its rate (RFC 6585 §4): the envelope for programs, text for readers of feeds. */
final class TooManyRequests {
    private static final String MESSAGE =
            "Too many requests from your address. Nothing was done; try again in a moment.";
    private static final byte[] TEXT = (MESSAGE + '\n').getBytes(UTF_8);

    private TooManyRequests() {}

    static void answer(Request request, Response response, Callback callback, Duration wait) {
        String path = request.getHttpURI().getCanonicalPath();
        boolean text = path != null && path.startsWith("/ics");
        byte[] body = text ? TEXT : Json.write(ErrorEnvelope.of(MESSAGE));
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS_429);
        response.getHeaders()
                .put(HttpHeader.RETRY_AFTER, inSeconds(wait))
                .put(HttpHeader.CONTENT_TYPE, text ? "text/plain; charset=utf-8" : "application/json")
                .put(HttpHeader.CACHE_CONTROL, "no-store")
                .put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    /** Rounded up: who comes back at that time is heard. */
    static String inSeconds(Duration wait) {
        return Long.toString(Math.max(1, wait.plusNanos(999_999_999).toSeconds()));
    }
}
