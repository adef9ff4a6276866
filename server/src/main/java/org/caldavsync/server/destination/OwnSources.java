package org.caldavsync.server.destination;

import java.net.URI;
import java.util.Optional;
import org.caldavsync.caldav.Href;
import org.caldavsync.http.Origin;
import org.caldavsync.server.destination.DestinationSettings.Target;
import org.caldavsync.server.destination.link.LinkAddress;
import org.caldavsync.server.feed.FeedLookup;
import org.caldavsync.server.source.JdbcSourceReach;
import org.caldavsync.server.source.JdbcSourceStore;
import org.caldavsync.server.source.Source;
import org.caldavsync.server.web.PublicUrl;

/** Links that are feeds of this very service, and the circles that events could run in. */
public final class OwnSources {
    private static final String FEEDS = "/ics/";

    private final JdbcSourceStore sources;
    private final JdbcSourceReach reach;
    private final FeedLookup feeds;
    private final PublicUrl publicUrl;

    public OwnSources(JdbcSourceStore sources, JdbcSourceReach reach, FeedLookup feeds, PublicUrl publicUrl) {
        this.sources = sources;
        this.reach = reach;
        this.feeds = feeds;
        this.publicUrl = publicUrl;
    }

    /** Whether the link can be there: one that names a source of this service names one that exists. */
    boolean exists(LinkAddress address) {
        return !(address instanceof LinkAddress.OwnSource own)
                || sources.find(own.sourceId()).isPresent();
    }

    /**
     * The source that is both read and fed by a destination with these settings: what it writes would come back to it.
     *
     * @param resolved where its calendar was found; empty: not yet
     */
    public Optional<Source> circle(DestinationSettings settings, Optional<Href> resolved) {
        Target target = settings.target();
        JdbcSourceReach.Calendar calendar = new JdbcSourceReach.Calendar(
                target.caldavUrl(),
                target.username(),
                CalendarIdentity.of(target, resolved).href(),
                target.calendarName());
        return sourceOf(settings.link().address())
                .flatMap(sources::find)
                .filter(source -> reach.includes(source, calendar));
    }

    private Optional<Long> sourceOf(LinkAddress address) {
        return switch (address) {
            case LinkAddress.OwnSource(long id) -> Optional.of(id);
            case LinkAddress.Web web ->
                switch (publicUrl) {
                    case PublicUrl.FromRequest _ -> Optional.empty();
                    case PublicUrl.Fixed own -> sourceOf(web, own);
                };
        };
    }

    private Optional<Long> sourceOf(LinkAddress.Web web, PublicUrl.Fixed own) {
        String host = Origin.of(URI.create(own.origin())).host();
        String path = web.url().getPath();
        if (!Origin.of(web.url()).host().equals(host) || !path.startsWith(own.path() + FEEDS)) {
            return Optional.empty();
        }
        return feeds.find(path.substring(own.path().length() + FEEDS.length())) instanceof FeedLookup.Match.Found found
                ? Optional.of(found.sourceId())
                : Optional.empty();
    }
}
