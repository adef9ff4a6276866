package org.caldavsync.server.feed;

import java.io.UncheckedIOException;
import java.util.Optional;
import org.caldavsync.server.db.DatabaseFailure;
import org.caldavsync.server.metrics.FeedMeters;
import org.caldavsync.server.web.AcceptEncoding;
import org.caldavsync.server.web.Entrance;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves feeds under {@code /ics/}, in front of the servlets: a feed in memory goes to the socket in one write. Whatever
 * is not below {@code /ics/} is left to the next handler.
 *
 * <p>Credentials are asked for before anything is told: without them an unknown path and a protected one look the same.
 */
public final class FeedHandler extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(FeedHandler.class);

    private static final HttpField FOR_ANYBODY =
            new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "public, max-age=300");
    private static final HttpField FOR_THE_USER =
            new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "private, max-age=300");

    private final FeedLookup lookup;
    private final FeedCache cache;
    private final Entrance entrance;
    private final Watchers watchers;

    /** Who is told of readings. */
    public record Watchers(FeedReaders readers, FeedMeters meters) {}

    public FeedHandler(FeedLookup lookup, FeedCache cache, Entrance entrance, Watchers watchers) {
        this.lookup = lookup;
        this.cache = cache;
        this.entrance = entrance;
        this.watchers = watchers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String rawPath = request.getHttpURI().getPath();
        if (rawPath == null || !rawPath.startsWith(FeedPath.PREFIX)) {
            return false;
        }
        try {
            answer(rawPath, new Exchange(request, response, callback, watchers.meters()));
        } catch (DatabaseFailure | UncheckedIOException failure) {
            LOG.warn("A feed cannot be read; its reader was asked to come again.", failure);
            Refusal.UNREADABLE.write(response, callback);
        }
        return true;
    }

    private void answer(String rawPath, Exchange exchange) {
        if (!exchange.isGet() && !exchange.isHead()) {
            exchange.refuse(Refusal.METHOD_NOT_ALLOWED);
            return;
        }
        Optional<FeedPath> path = FeedPath.parse(rawPath);
        if (path.isEmpty()) {
            exchange.refuse(Refusal.MALFORMED_PATH);
            return;
        }
        switch (lookup.find(path.get().decoded())) {
            case FeedLookup.Match.Malformed _ -> exchange.refuse(Refusal.MALFORMED_PATH);
            case FeedLookup.Match.Unknown unknown ->
                exchange.refuse(locked(unknown.isPublic(), exchange).orElse(Refusal.UNKNOWN_PATH));
            case FeedLookup.Match.Found found ->
                locked(found.isPublic(), exchange)
                        .ifPresentOrElse(exchange::refuse, () -> serve(found, path.get(), exchange));
        }
    }

    /** Why the door stays shut; empty where it opens. */
    private Optional<Refusal> locked(boolean isPublic, Exchange exchange) {
        if (isPublic) {
            return Optional.empty();
        }
        return switch (entrance.check(exchange.request())) {
            case GRANTED -> Optional.empty();
            case REFUSED -> Optional.of(Refusal.NO_CREDENTIALS);
            case THROTTLED -> Optional.of(Refusal.THROTTLED);
            case BUSY -> Optional.of(Refusal.BUSY);
        };
    }

    private void serve(FeedLookup.Match.Found found, FeedPath path, Exchange exchange) {
        Optional<ServedFeed> current = cache.current(found.sourceId());
        if (current.isEmpty()) {
            exchange.refuse(Refusal.NEVER_SYNCHRONISED);
            return;
        }
        if (exchange.isGet()) {
            watchers.readers()
                    .note(found.sourceId(), path.decoded(), exchange.asked().get(HttpHeader.USER_AGENT));
        }
        ServedFeed feed = current.get();
        AcceptEncoding accepted = AcceptEncoding.parse(exchange.asked().getValuesList(HttpHeader.ACCEPT_ENCODING));
        Optional<Representation> held = Preconditions.held(exchange.asked(), feed, accepted);
        HttpField cacheControl = found.isPublic() ? FOR_ANYBODY : FOR_THE_USER;
        if (held.isPresent()) {
            exchange.answered().add(held.get().validators()).add(cacheControl);
            exchange.sendNotModified();
            return;
        }
        Representation chosen = feed.preferred(accepted);
        // Whatever can fail comes before the first field is set.
        FeedBody body = exchange.isHead() ? FeedBody.empty() : cache.body(feed, chosen);
        exchange.answered()
                .add(chosen.validators())
                .add(chosen.metadata())
                .add(cacheControl)
                .add(HttpHeader.CONTENT_DISPOSITION, path.contentDisposition());
        exchange.send(body, exchange.isHead() ? 0 : chosen.length());
    }
}
