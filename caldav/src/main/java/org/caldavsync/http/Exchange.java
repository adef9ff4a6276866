package org.caldavsync.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.io.Closer;
import org.jspecify.annotations.Nullable;

/**
 * The life of one request: holds a place at the host and a deadline until the body is read to its end, it is closed, it
 * fails, or the deadline passes, whichever comes first.
 */
final class Exchange implements AutoCloseable {
    /** What is read of an unwanted body to keep its connection, and for how long; beyond that a new one is cheaper. */
    private static final int LEFTOVER_BYTES = 16 << 10;

    private static final Duration LEFTOVER_TIME = Duration.ofMillis(500);

    private final String host;
    private final HostPace.Place place;
    private final Watchdog watchdog;
    private final Future<?> deadline;
    private volatile @Nullable HttpUriRequestBase request;
    private volatile boolean expired;
    private volatile boolean over;
    private @Nullable ClassicHttpResponse response;
    private InputStream body = InputStream.nullInputStream();
    private Headers headers = Headers.NONE;

    Exchange(String host, HostPace.Place place, Watchdog watchdog, Duration limit) {
        this.host = host;
        this.place = place;
        this.watchdog = watchdog;
        this.deadline = watchdog.after(limit, this::expire);
    }

    /** The request under way, which the deadline aborts. */
    void carries(HttpUriRequestBase current) {
        request = current;
        if (expired) {
            current.cancel();
        }
    }

    /** Takes over the answer; its body passes no more than {@code maxBody} bytes. */
    void answered(ClassicHttpResponse answer, long maxBody, Traffic traffic) throws IOException {
        response = answer;
        headers = Headers.received(answer.getHeaders());
        HttpEntity entity = answer.getEntity();
        if (entity == null) {
            end();
            return;
        }
        InputStream received = new CappedStream(entity.getContent(), maxBody, traffic::countReceived);
        boolean packed = headers.first("Content-Encoding")
                .filter("gzip"::equalsIgnoreCase)
                .isPresent();
        body = packed ? new CappedStream(new Gunzip(received), maxBody, bytes -> {}) : received;
    }

    int status() {
        return Objects.requireNonNull(response).getCode();
    }

    Headers headers() {
        return headers;
    }

    InputStream body() {
        return new AnswerBody(body, this);
    }

    /** Nothing is held any more. */
    void end() {
        over = true;
        deadline.cancel(false);
        place.close();
    }

    /** Ends the exchange and names what went wrong: first what was done to it on purpose, then what the connection met. */
    HttpFailure failed(IOException cause) {
        abort();
        if (Thread.currentThread().isInterrupted() || watchdog.isClosed()) {
            return new HttpFailure.Cancelled(host, cause);
        }
        return expired ? new HttpFailure.Deadline(host, cause) : Diagnosis.of(host, cause);
    }

    @Override
    public void close() {
        if (!over && !Thread.currentThread().isInterrupted()) {
            readLeftover();
        }
        abort();
    }

    /** Closes the connection unless the whole answer was read, in which case it is back in its pool already. */
    void abort() {
        Closer.closeQuietly(response);
        end();
    }

    private void readLeftover() {
        Future<?> patience = watchdog.after(LEFTOVER_TIME, this::cancel);
        try {
            var _ = body.readNBytes(LEFTOVER_BYTES);
        } catch (IOException e) {
            // The connection is of no more use, and closing it is all that is left to do.
            cancel();
        } finally {
            patience.cancel(false);
        }
    }

    private void expire() {
        expired = true;
        cancel();
        end();
    }

    private void cancel() {
        HttpUriRequestBase current = request;
        if (current != null) {
            current.cancel();
        }
    }
}
