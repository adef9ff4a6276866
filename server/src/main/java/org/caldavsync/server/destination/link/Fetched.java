package org.caldavsync.server.destination.link;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import org.caldavsync.server.feed.DiskSpool;

/** What a link gave, before anybody looked into it. */
sealed interface Fetched {

    /** What is known is still so. */
    record NotModified() implements Fetched {}

    /**
     * A whole body, decompressed.
     *
     * @param declared its charset as the server says; UTF-8 where it says nothing
     * @param excerpt shows its beginning to a person
     */
    record Body(DiskSpool octets, Charset declared, Validators validators, Excerpt excerpt)
            implements Fetched, Closeable {
        @Override
        public void close() throws IOException {
            octets.close();
        }
    }
}
