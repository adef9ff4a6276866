package org.caldavsync.server.feed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** The octets of one representation. */
sealed interface FeedBody {

    /** All of them at once; the buffer is the caller's own view of shared memory. */
    record InMemory(ByteBuffer octets) implements FeedBody {}

    /** Too many to hold. */
    record Streamed(Opening opening) implements FeedBody {}

    /** Starts the stream; the caller closes it. */
    @FunctionalInterface
    interface Opening {
        InputStream open() throws IOException;
    }

    /** For answers that have none. */
    static FeedBody empty() {
        return new InMemory(ByteBuffer.allocate(0));
    }
}
