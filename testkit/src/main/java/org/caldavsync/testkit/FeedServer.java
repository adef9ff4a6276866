package org.caldavsync.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;

/** Serves ICS files over HTTP as well, or as badly, as the web does. What was not published is 404. */
public final class FeedServer implements AutoCloseable {
    /** The Last-Modified of every feed: with only a second's precision, it is the etag that tells versions apart. */
    public static final String LAST_MODIFIED = "Sun, 22 Nov 2026 08:00:00 GMT";

    private final ScriptedServer server = ScriptedServer.start();
    private final Map<String, Function<ReceivedRequest, Answer>> feeds = new ConcurrentHashMap<>();

    private FeedServer() {
        server.otherwise(request -> feeds.getOrDefault(request.target(), unknown -> Answer.status(404))
                .apply(request));
    }

    public static FeedServer start() {
        return new FeedServer();
    }

    public URI uri(String target) {
        return server.uri(target);
    }

    /** Serves this text with validators, 304 where they match and gzip where it is accepted, in place of any before. */
    public void publish(String target, String ics) {
        byte[] body = ics.getBytes(UTF_8);
        String etag = etag(body);
        feeds.put(target, request -> {
            if (request.header("If-None-Match").equals(Optional.of(etag))) {
                return Answer.status(304).header("ETag", etag);
            }
            boolean gzip = request.header("Accept-Encoding").orElse("").contains("gzip");
            Answer answer = Answer.status(200)
                    .header("ETag", etag)
                    .header("Last-Modified", LAST_MODIFIED)
                    .header("Vary", "Accept-Encoding")
                    .body("text/calendar; charset=utf-8", gzip ? gzipped(body) : body);
            return gzip ? answer.header("Content-Encoding", "gzip") : answer;
        });
    }

    /** Serves exactly these octets under this content type, without validators. */
    public void publish(String target, String contentType, byte[] body) {
        answer(target, Answer.status(200).body(contentType, body));
    }

    /** Gives this answer, whatever is asked. */
    public void answer(String target, Answer answer) {
        feeds.put(target, request -> answer);
    }

    public List<ReceivedRequest> requests() {
        return server.requests();
    }

    @Override
    public void close() {
        server.close();
    }

    private static String etag(byte[] body) {
        CRC32 checksum = new CRC32();
        checksum.update(body);
        return "\"" + Long.toHexString(checksum.getValue()) + "\"";
    }

    private static byte[] gzipped(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
