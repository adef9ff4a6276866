package org.caldavsync.server.destination.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.caldavsync.server.feed.FeedVersion;

/** Fetches the feed of one of this service's own sources, without HTTP. */
final class OwnFetch {
    private final OwnFeeds feeds;
    private final Download download;

    OwnFetch(OwnFeeds feeds, Download download) {
        this.feeds = feeds;
        this.download = download;
    }

    /**
     * The feed as it is served now.
     *
     * @throws LinkUnusableException when there is none
     */
    Fetched fetch(long sourceId, Validators known) {
        Optional<FeedVersion> version = feeds.store().current(sourceId);
        if (version.isEmpty()) {
            throw new LinkUnusableException(
                    feeds.exists().test(sourceId)
                            ? new LinkProblem.SourceNotRead(sourceId)
                            : new LinkProblem.SourceMissing(sourceId));
        }
        String etag = '"' + version.get().etag() + '"';
        return known.etag().equals(etag) ? new Fetched.NotModified() : body(version.get(), etag);
    }

    private Fetched.Body body(FeedVersion version, String etag) {
        try (InputStream gzip = feeds.store().gzip(version)) {
            Download.Kept kept = download.keep(gzip);
            return new Fetched.Body(kept.octets(), UTF_8, new Validators(etag, "", kept.hash()), Excerpt.OF_OWN);
        } catch (IOException failure) {
            throw Download.noRoom(failure);
        }
    }
}
