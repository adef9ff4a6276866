package org.caldavsync.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** What a {@link FaultProxy} does to one connection, from its first byte on. */
public final class Fault {
    /** What becomes of the connection after some bytes were dealt with. */
    enum Verdict {
        GO_ON,
        CLOSE,
        RESET
    }

    /** Deals with the bytes of one direction as they come. */
    interface Step {
        Verdict forward(byte[] bytes, int count, OutputStream out) throws IOException;
    }

    private final Supplier<Step> request;
    private final Supplier<Step> answer;

    private Fault(Supplier<Step> request, Supplier<Step> answer) {
        this.request = request;
        this.answer = answer;
    }

    /** No fault at all. */
    public static Fault none() {
        return new Fault(() -> Fault::pass, () -> Fault::pass);
    }

    /** Closes both sides once the server has been given that many bytes. */
    public static Fault cutRequestAfter(long bytes) {
        return new Fault(() -> limited(bytes, Verdict.CLOSE), () -> Fault::pass);
    }

    /** Closes both sides once the client has been given that many bytes. */
    public static Fault cutAnswerAfter(long bytes) {
        return new Fault(() -> Fault::pass, () -> limited(bytes, Verdict.CLOSE));
    }

    /** Gives the client that many bytes and then nothing more, with the connection open. */
    public static Fault stallAnswerAfter(long bytes) {
        return new Fault(() -> Fault::pass, () -> limited(bytes, Verdict.GO_ON));
    }

    /** Gives the client half of what the server sends first, and closes. */
    public static Fault halfAnswer() {
        return new Fault(() -> Fault::pass, () -> (bytes, count, out) -> {
            out.write(bytes, 0, count / 2);
            return Verdict.CLOSE;
        });
    }

    /** Gives the client one byte at a time, with this pause before each. */
    public static Fault drip(Duration pause) {
        return new Fault(() -> Fault::pass, () -> (bytes, count, out) -> {
            for (int i = 0; i < count; i++) {
                LockSupport.parkNanos(pause.toNanos());
                out.write(bytes[i]);
            }
            return Verdict.GO_ON;
        });
    }

    /** Resets the connection when the first bytes come from the client; the server sees none of them. */
    public static Fault resetBeforeRequest() {
        return new Fault(() -> (bytes, count, out) -> Verdict.RESET, () -> Fault::pass);
    }

    /** Resets the connection when the server begins to answer: it has done what was asked, the client learns nothing. */
    public static Fault resetAfterRequest() {
        return new Fault(() -> Fault::pass, () -> (bytes, count, out) -> Verdict.RESET);
    }

    /** Holds back whatever the client sends for that long: the round trip of a distant server. */
    public static Fault latency(Duration roundTrip) {
        return new Fault(
                () -> (bytes, count, out) -> {
                    LockSupport.parkNanos(roundTrip.toNanos());
                    out.write(bytes, 0, count);
                    return Verdict.GO_ON;
                },
                () -> Fault::pass);
    }

    Step request() {
        return request.get();
    }

    Step answer() {
        return answer.get();
    }

    private static Verdict pass(byte[] bytes, int count, OutputStream out) throws IOException {
        out.write(bytes, 0, count);
        return Verdict.GO_ON;
    }

    private static Step limited(long limit, Verdict afterwards) {
        return new Step() {
            private long left = limit;

            @Override
            public Verdict forward(byte[] bytes, int count, OutputStream out) throws IOException {
                int part = (int) Math.min(left, count);
                out.write(bytes, 0, part);
                left -= part;
                return left == 0 ? afterwards : Verdict.GO_ON;
            }
        };
    }
}
