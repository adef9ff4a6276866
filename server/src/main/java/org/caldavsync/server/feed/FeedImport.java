package org.caldavsync.server.feed;

import java.io.IOException;
import java.nio.file.Path;

/** Serves a feed that was made elsewhere, octet for octet. */
public final class FeedImport {
    private final JdbcFeedStore store;
    private final Path directory;

    /** @param directory for what does not fit into memory; made where it is missing */
    public FeedImport(JdbcFeedStore store, Path directory) {
        this.store = store;
        this.directory = directory;
    }

    /**
     * Makes it the current feed of that source.
     *
     * @param events distinct UIDs in it
     * @throws FeedNotBuilt when the disk does not take it
     */
    public void serve(long sourceId, byte[] feed, long events) {
        try (DiskSpool gzip = new DiskSpool(directory);
                FeedEncoder encoder = new FeedEncoder(gzip)) {
            encoder.write(feed, 0, feed.length);
            var _ = store.replace(sourceId, encoder.finish(events), FeedOrder.Claim.NONE);
        } catch (IOException failure) {
            throw new FeedNotBuilt(failure);
        }
    }
}
