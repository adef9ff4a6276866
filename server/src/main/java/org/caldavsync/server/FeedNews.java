package org.caldavsync.server;

import org.caldavsync.server.feed.FeedCache;
import org.caldavsync.server.feed.FeedLookup;
import org.caldavsync.server.source.SourceApi;

/** Tells what serves feeds of changes to sources. */
record FeedNews(FeedLookup lookup, FeedCache cache) implements SourceApi.FeedChanges {

    @Override
    public void pathsChanged() {
        lookup.pathsChanged();
    }

    @Override
    public void removed(long sourceId) {
        cache.changed(sourceId);
        lookup.pathsChanged();
    }
}
