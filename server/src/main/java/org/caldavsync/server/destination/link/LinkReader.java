package org.caldavsync.server.destination.link;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.caldavsync.http.HttpGateway;
import org.caldavsync.icalendar.CalendarObject;
import org.caldavsync.server.feed.FeedBuilder;

/**
 * Reads links: an ICS address on the web, or the feed of an own source. Only a whole body that was parsed to its end is a
 * reading; everything else is an exception, so that nobody takes it for a calendar without events.
 *
 * <p>Memory is bounded by the largest event and by what a {@link ReadItem} holds of each; the rest is on disk. Safe for
 * use by several threads.
 */
public final class LinkReader {
    private final WebFetch.Tools web;
    private final OwnFetch own;
    private final Intake.Tools intake;

    /**
     * What links are read with.
     *
     * @param directory for what does not fit into memory; made where it is missing
     * @param clock whose zone is that of times that name none, where nothing says better
     */
    public record Tools(FeedBuilder.Reading reading, Path directory, Clock clock) {}

    public LinkReader(HttpGateway gateway, OwnFeeds feeds, Tools tools) {
        Download download = new Download(tools.directory());
        this.web = new WebFetch.Tools(gateway, download, tools.clock());
        this.own = new OwnFetch(feeds, download);
        this.intake = new Intake.Tools(
                tools.reading(), tools.directory(), tools.clock().getZone());
    }

    /**
     * Reads the link once.
     *
     * @param change what becomes of every event before it is written; fingerprints are taken after it
     * @throws LinkUnusableException when what came is no complete calendar
     * @throws org.caldavsync.http.HttpFailure when there was no whole answer
     */
    public LinkResult read(Link link, Visit visit, UnaryOperator<CalendarObject> change) {
        return switch (fetch(link, visit)) {
            case Fetched.NotModified() -> new LinkResult.NotModified();
            case Fetched.Body body -> read(body, link, visit.known(), change);
        };
    }

    private Fetched fetch(Link link, Visit visit) {
        return switch (link.settings().address()) {
            case LinkAddress.Web address -> new WebFetch(web, link, address, visit).fetch();
            case LinkAddress.OwnSource(long id) -> own.fetch(id, visit.known());
        };
    }

    private LinkResult read(Fetched.Body fetched, Link link, Validators known, UnaryOperator<CalendarObject> change) {
        try (Fetched.Body body = fetched) {
            return body.validators().bodyHash().equals(known.bodyHash())
                    ? new LinkResult.SameBody(body.validators())
                    : new LinkResult.Read(Intake.read(intake, body, link, change));
        } catch (IOException failure) {
            throw Download.noRoom(failure);
        }
    }
}
