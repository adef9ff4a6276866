package org.caldavsync.server;

import org.caldavsync.server.db.Signals;
import org.caldavsync.server.feed.FeedCache;
import org.caldavsync.server.feed.FeedLookup;
import org.caldavsync.server.source.SourceApi;
import org.caldavsync.server.source.pull.SourceJobs;

/** Tells what serves and pulls of changes to sources. */
record SourceNews(FeedLookup lookup, FeedCache cache, SourceJobs jobs) implements SourceApi.FeedChanges {

    @Override
    public void pathsChanged() {
        lookup.pathsChanged();
    }

    @Override
    public void removed(long sourceId) {
        cache.changed(sourceId);
        jobs.forget(sourceId);
        lookup.pathsChanged();
    }

    /** Hears of what other processes change. */
    void hear(Signals signals) {
        signals.hear("feed", new Signals.Ear() {
            @Override
            public void heard(String sourceId) {
                cache.changed(Long.parseLong(sourceId));
            }

            @Override
            public void missed() {
                cache.changed();
            }
        });
        signals.hear("paths", new Signals.Ear() {
            @Override
            public void heard(String sourceId) {
                lookup.pathsChanged();
            }

            @Override
            public void missed() {
                lookup.pathsChanged();
            }
        });
    }
}
