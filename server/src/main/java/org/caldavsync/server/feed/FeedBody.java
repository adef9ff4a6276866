package org.caldavsync.server.feed;

import java.io.InputStream;
import java.nio.ByteBuffer;

/** The octets of one representation. */
sealed interface FeedBody {

    /** All of them at once; the buffer is the caller's own view of shared memory. */
    record InMemory(ByteBuffer octets) implements FeedBody {}

    /** Too many to hold; the stream is the caller's to close. */
    record Streamed(InputStream octets) implements FeedBody {}

    /** For answers that have none. */
    static FeedBody empty() {
        return new InMemory(ByteBuffer.allocate(0));
    }
}
