package org.caldavsync.server.source.pull;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caldavsync.caldav.CalDavClient;
import org.caldavsync.caldav.CalDavException;
import org.caldavsync.caldav.CalendarListing;
import org.caldavsync.caldav.Capabilities;
import org.caldavsync.caldav.Discovery;
import org.caldavsync.caldav.HomeListing;
import org.caldavsync.caldav.Href;
import org.caldavsync.server.source.pull.Account.Location;

/** Which calendars an account shows now: one request for each home it is known to have, else a discovery. */
final class AccountSurvey {
    private final CalDavClient client;
    private final URI typed;

    AccountSurvey(CalDavClient client, URI typed) {
        this.client = client;
        this.typed = typed;
    }

    /**
     * What the account shows.
     *
     * @param location where it was found, to be used the next time
     * @param complete only then may a calendar that is missing be gone
     */
    record Survey(Location location, List<CalendarListing> calendars, boolean complete) {
        Survey {
            calendars = List.copyOf(calendars);
        }
    }

    /**
     * Looks.
     *
     * @throws AccountUnusableException when the account has to be discovered and is not found
     * @throws CalDavException and {@link org.caldavsync.http.HttpFailure} when its known location does not answer
     */
    Survey look(Location known) {
        return switch (known) {
            case Location.Unknown _ -> discover();
            case Location.Single(URI calendar) -> single(calendar);
            case Location.Homes(List<URI> homes) -> homes(homes);
        };
    }

    private Survey single(URI calendar) {
        CalendarListing listing =
                client.collection(calendar, Capabilities.unknown(Instant.EPOCH)).probe();
        return new Survey(new Location.Single(calendar), List.of(listing), true);
    }

    private Survey homes(List<URI> homes) {
        List<CalendarListing> calendars = new ArrayList<>();
        boolean complete = true;
        for (URI home : homes) {
            try {
                HomeListing listing = client.calendars(home);
                calendars.addAll(listing.calendars());
                complete &= listing.complete();
            } catch (CalDavException.NotFound moved) {
                return discover();
            }
        }
        if (calendars.isEmpty() && !complete) {
            throw new AccountUnusableException(
                    Discovery.Reason.UNAVAILABLE, "The server's list of calendars is cut short or damaged.");
        }
        return new Survey(new Location.Homes(homes), calendars, complete);
    }

    private Survey discover() {
        return switch (client.discover(typed)) {
            case Discovery.NotFound lost -> throw new AccountUnusableException(lost.reason(), lost.message());
            case Discovery.Found found -> {
                Optional<CalendarListing> only = found.calendars().stream()
                        .filter(calendar -> isNamed(calendar, found))
                        .findFirst();
                yield only.map(calendar ->
                                new Survey(new Location.Single(calendar.href().uri()), List.of(calendar), true))
                        .orElseGet(() -> new Survey(new Location.Homes(found.homes()), found.calendars(), true));
            }
        };
    }

    /** A person who types the address of one calendar wants that one, whatever else the account has. */
    private boolean isNamed(CalendarListing calendar, Discovery.Found found) {
        return calendar.href().sameResource(Href.of(typed))
                || found.homes().stream().anyMatch(home -> calendar.href().sameResource(Href.of(home)));
    }
}
