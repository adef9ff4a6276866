package org.caldavsync.icalendar.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Where a feed's components wait until its time zones, which are written before them, are all known. */
public interface Spool {

    /** The stream that fills the spool; always the same one. */
    OutputStream sink();

    /** Writes everything that was put in to {@code out}, in the order it came; called once, at the end. */
    void transferTo(OutputStream out) throws IOException;

    /** A spool in memory, for small feeds and tests. */
    static Spool inMemory() {
        return new InMemorySpool(new ByteArrayOutputStream());
    }

    /** A growing array. */
    record InMemorySpool(ByteArrayOutputStream sink) implements Spool {
        @Override
        public void transferTo(OutputStream out) throws IOException {
            sink.writeTo(out);
        }
    }
}
