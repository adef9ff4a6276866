package org.caldavsync.server.destination.push;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.caldavsync.caldav.CalDavClient;
import org.caldavsync.caldav.CalendarCollection;
import org.caldavsync.caldav.CalendarListing;
import org.caldavsync.caldav.Capabilities;
import org.caldavsync.caldav.Href;
import org.caldavsync.caldav.SyncState;
import org.caldavsync.server.destination.DestinationSettings;

/** Looks at the calendar that is written to. Changes nothing, but for a calendar that is to be made. */
final class Lookout {
    private final PushTools tools;
    private final CalDavClient client;
    private final DestinationSettings settings;
    private final TargetFinder finder;
    private final CalendarTurns.Turn turn;

    /** @param turn taken before anything is listed */
    Lookout(PushTools tools, CalDavClient client, DestinationSettings settings, CalendarTurns.Turn turn) {
        this.tools = tools;
        this.turn = turn;
        this.client = client;
        this.settings = settings;
        this.finder = new TargetFinder(client, settings.target(), tools.clock());
    }

    /** What a new calendar would be called, where the link calls itself so. */
    String displayName(String feedName) {
        return finder.displayName(feedName);
    }

    /**
     * Looks.
     *
     * @param destinationId whose stored copy is brought up to date; 0 for none
     * @throws TargetUnusableException see {@link TargetFinder}
     */
    Sight look(long destinationId, PushState state, TargetFinder.Maker maker) {
        state.calendar().map(Href::of).ifPresent(turn::take);
        return switch (finder.find(state.calendar(), maker)) {
            case TargetFinder.Found.ToBeMade(URI home) -> Sight.ofNothing(home);
            case TargetFinder.Found.There(CalendarListing found) -> {
                refuseCircle(found.href(), found.name());
                boolean known =
                        state.calendar().filter(found.href().uri()::equals).isPresent();
                if (!known) {
                    // In time: its members are listed from here on.
                    turn.take(found.href());
                }
                Members copy = new Members(known ? () -> tools.targets().members(destinationId) : List::of);
                yield refreshed(found, copy, known ? state : PushState.NONE);
            }
        };
    }

    /**
     * Looks where writes are to follow and the last run left nothing undone: asks at once what changed, one request less
     * than {@link #look}, which is what happens where the server does not answer that. That the calendar may still be
     * written to shows itself.
     */
    Sight lookForChanges(long destinationId, PushState state, TargetFinder.Maker maker) {
        return state.calendar()
                .map(Href::of)
                .filter(_ -> state.copy().revision().token().isKnown())
                .flatMap(calendar -> changed(calendar, destinationId, state))
                .orElseGet(() -> look(destinationId, state, maker));
    }

    private Optional<Sight> changed(Href calendar, long destinationId, PushState state) {
        turn.take(calendar);
        refuseCircle(calendar, settings.target().calendarName());
        Members members = new Members(() -> tools.targets().members(destinationId));
        CalendarCollection collection = collection(calendar.uri(), state.capabilities());
        return new TargetReader(collection, tools.members(), members)
                .refresh(state.copy())
                .map(refresh -> sight(calendar, collection, members, refresh));
    }

    private void refuseCircle(Href calendar, String name) {
        tools.own().circle(settings, Optional.of(calendar)).ifPresent(source -> {
            throw TargetUnusableException.forOwner("The calendar “" + name + "” feeds the source “"
                    + source.settings().name()
                    + "”, which this destination reads: its events would go round in circles. Choose another calendar,"
                    + " or leave this one out of the source.");
        });
    }

    private Sight refreshed(CalendarListing listing, Members members, PushState state) {
        CalendarCollection collection = collection(listing.href().uri(), state.capabilities());
        Refresh refresh = new TargetReader(collection, tools.members(), members).refresh(state.copy(), listing);
        return sight(listing.href(), collection, members, refresh);
    }

    private static Sight sight(Href href, CalendarCollection collection, Members members, Refresh refresh) {
        return new Sight(href, true, members, refresh, collection.capabilities().text());
    }

    /** The calendar as it was seen, anew for each thread; what is known of its server is read once. */
    Supplier<CalendarCollection> collections(Sight sight) {
        Capabilities known =
                Capabilities.parse(sight.capabilities(), tools.clock().instant());
        return () -> client.collection(sight.href().uri(), known);
    }

    private CalendarCollection collection(URI calendar, String capabilities) {
        return client.collection(
                calendar, Capabilities.parse(capabilities, tools.clock().instant()));
    }

    /** Looks again at a calendar that was seen in this run. */
    Refresh again(Sight sight) {
        CalendarCollection collection = collection(sight.href().uri(), sight.capabilities());
        SyncState state = sight.refresh().next();
        return new TargetReader(collection, tools.members(), sight.members()).refresh(state, collection.probe());
    }
}
