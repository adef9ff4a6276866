package org.caldavsync.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a {@link ScriptedServer} sends for one request, well-formed unless it is told otherwise. Immutable: each method
 * returns a changed copy.
 */
public final class Answer {
    /** Sends head and body its own way; says whether the connection may serve another request. */
    private interface Delivery {
        boolean send(byte[] head, byte[] body, OutputStream out) throws IOException, InterruptedException;
    }

    private final String statusLine;
    private final String headers;
    private final byte[] body;
    private final Delivery delivery;

    private Answer(String statusLine, String headers, byte[] body, Delivery delivery) {
        this.statusLine = statusLine;
        this.headers = headers;
        this.body = body;
        this.delivery = delivery;
    }

    /** A status without headers or body. */
    public static Answer status(int status) {
        return new Answer("HTTP/1.1 " + status + " Scripted\r\n", "", new byte[0], Answer::sendAll);
    }

    /** Status 207 with this XML (RFC 4918 §13). */
    public static Answer multistatus(String xml) {
        return status(207).body("application/xml; charset=utf-8", xml);
    }

    /** Status 301, 302, 307 or 308 to this location. */
    public static Answer redirect(int status, String location) {
        return status(status).header("Location", location);
    }

    /** Exactly this text and nothing more, and the end of the connection. */
    public static Answer raw(String text) {
        return new Answer("", "", text.getBytes(ISO_8859_1), (head, body, out) -> {
            out.write(body);
            return false;
        });
    }

    /** Closes the connection instead of answering. */
    public static Answer hangUp() {
        return raw("");
    }

    /** Never answers, and keeps the connection open until the client or the server ends it. */
    public static Answer silence() {
        return status(200).after(new CountDownLatch(1));
    }

    /** Adds a header; a Content-Length or Transfer-Encoding given here replaces the true Content-Length. */
    public Answer header(String name, String value) {
        return new Answer(statusLine, headers + name + ": " + value + "\r\n", body, delivery);
    }

    public Answer body(String contentType, String text) {
        return body(contentType, text.getBytes(UTF_8));
    }

    public Answer body(String contentType, byte[] bytes) {
        return new Answer(statusLine, headers, bytes.clone(), delivery).header("Content-Type", contentType);
    }

    /** Ends the connection after that many bytes of the body. */
    public Answer cutAfter(int bytes) {
        return delivered((head, body, out) -> {
            out.write(head);
            out.write(body, 0, bytes);
            return false;
        });
    }

    /** Repeats the body, as one body without a stated length, until the client closes the connection. */
    @SuppressWarnings("InfiniteLoopStatement")
    public Answer endless() {
        return header("Connection", "close").delivered((head, body, out) -> {
            out.write(head);
            while (true) {
                out.write(body);
            }
        });
    }

    /** One byte of the body at a time, with this pause before each. */
    public Answer drip(Duration pause) {
        Semaphore never = new Semaphore(0);
        return delivered((head, body, out) -> {
            out.write(head);
            for (byte octet : body) {
                var _ = never.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS);
                out.write(octet);
                out.flush();
            }
            return true;
        });
    }

    /** One byte of the body for each permit that the test releases. */
    public Answer drip(Semaphore permits) {
        return delivered((head, body, out) -> {
            out.write(head);
            for (byte octet : body) {
                permits.acquire();
                out.write(octet);
                out.flush();
            }
            return true;
        });
    }

    /** Nothing, until the test opens the latch. */
    public Answer after(CountDownLatch latch) {
        return delivered((head, body, out) -> {
            latch.await();
            return delivery.send(head, body, out);
        });
    }

    /** Sends this answer; false where the connection is over. */
    public boolean send(ReceivedRequest request, OutputStream out) throws IOException, InterruptedException {
        boolean withoutBody = request.method().equals("HEAD");
        boolean more = delivery.send(head().getBytes(ISO_8859_1), withoutBody ? new byte[0] : body, out);
        out.flush();
        return more && !request.header("Connection").orElse("").equalsIgnoreCase("close");
    }

    private String head() {
        boolean framed = Stream.of("content-length:", "transfer-encoding:", "connection: close")
                .anyMatch(headers.toLowerCase(Locale.ROOT)::contains);
        boolean bodiless = statusLine.contains(" 204 ") || statusLine.contains(" 304 ");
        String length = framed || bodiless ? "" : "Content-Length: " + body.length + "\r\n";
        return statusLine + headers + length + "\r\n";
    }

    private Answer delivered(Delivery changed) {
        return new Answer(statusLine, headers, body, changed);
    }

    private static boolean sendAll(byte[] head, byte[] body, OutputStream out) throws IOException {
        out.write(head);
        out.write(body);
        return true;
    }
}
