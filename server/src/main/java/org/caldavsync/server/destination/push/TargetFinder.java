package org.caldavsync.server.destination.push;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caldavsync.caldav.CalDavClient;
import org.caldavsync.caldav.CalDavException;
import org.caldavsync.caldav.CalendarListing;
import org.caldavsync.caldav.Capabilities;
import org.caldavsync.caldav.Discovery;
import org.caldavsync.caldav.Href;
import org.caldavsync.caldav.MakeCalendarResult;
import org.caldavsync.server.destination.DestinationSettings;

/** Finds the calendar that a destination writes to, from an address and a name; or says why it cannot be that one. */
final class TargetFinder {
    private static final int LISTED = 20;
    private static final String PLAIN_NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    private final CalDavClient client;
    private final DestinationSettings.Target target;
    private final InstantSource clock;

    TargetFinder(CalDavClient client, DestinationSettings.Target target, InstantSource clock) {
        this.client = client;
        this.target = target;
        this.clock = clock;
    }

    /** How a calendar that is missing comes into being. */
    interface Maker {
        /** Never: the plan says that it would be made. */
        Maker NOT_NOW = (home, segment, client) -> Optional.empty();

        /** The new calendar, empty where it is not to be made now. */
        Optional<Href> make(URI home, String segment, CalDavClient client);
    }

    /** What was found. */
    sealed interface Found {
        /** It is there and can be written to. */
        record There(CalendarListing calendar) implements Found {}

        /** It would be made. */
        record ToBeMade(URI home) implements Found {}
    }

    /**
     * The calendar, with one request where it is known.
     *
     * @throws TargetUnusableException when there is none of that name, or several, or it takes no events
     * @throws CalDavException and {@link org.caldavsync.http.HttpFailure} when the server does not answer as it should
     */
    Found find(Optional<URI> known, Maker maker) {
        if (known.isPresent()) {
            try {
                return new Found.There(usable(probe(Href.of(known.get()))));
            } catch (CalDavException.NotFound | CalDavException.NotACalendar moved) {
                // Renamed, or replaced: looked for again by its name.
                return search(maker);
            }
        }
        return search(maker);
    }

    private Found search(Maker maker) {
        return switch (client.discover(target.caldavUrl())) {
            case Discovery.NotFound lost -> throw TargetUnusableException.of(lost);
            case Discovery.Found found -> {
                Optional<CalendarListing> match = match(found);
                yield match.<Found>map(calendar -> new Found.There(usable(calendar)))
                        .orElseGet(() -> missing(found, maker));
            }
        };
    }

    /** By the last part of the address, else by display name. */
    private Optional<CalendarListing> match(Discovery.Found found) {
        List<CalendarListing> inAddress = found.calendars().stream()
                .filter(calendar -> calendar.href().plainName().equals(target.calendarName()))
                .toList();
        List<CalendarListing> matching = inAddress.isEmpty()
                ? found.calendars().stream()
                        .filter(calendar -> calendar.name().equals(target.calendarName()))
                        .toList()
                : inAddress;
        if (matching.size() > 1) {
            throw TargetUnusableException.forOwner("Several calendars are called “" + target.calendarName() + "”: "
                    + listed(matching) + ". Use the last part of the address of the one you mean.");
        }
        Optional<CalendarListing> only = matching.stream().findFirst();
        Href typed = Href.of(target.caldavUrl());
        boolean typedIsCalendar =
                found.calendars().stream().anyMatch(calendar -> calendar.href().sameResource(typed));
        if (typedIsCalendar
                && only.filter(calendar -> calendar.href().sameResource(typed)).isEmpty()) {
            throw TargetUnusableException.forOwner("The address is that of a calendar which is not called “"
                    + target.calendarName() + "”. The account has: " + listed(found.calendars())
                    + ". Correct the address or the name.");
        }
        return only;
    }

    private Found missing(Discovery.Found found, Maker maker) {
        if (!target.create() || found.homes().isEmpty()) {
            throw TargetUnusableException.forOwner("The account has no calendar called “" + target.calendarName()
                    + "”. It has: " + listed(found.calendars())
                    + ". Correct the name, or let the calendar be made.");
        }
        URI home = found.homes().getFirst();
        return maker.make(home, segment(), client)
                .<Found>map(made -> new Found.There(usable(probe(made))))
                .orElseGet(() -> new Found.ToBeMade(home));
    }

    private String segment() {
        return target.calendarName().matches(PLAIN_NAME)
                ? target.calendarName()
                : "calendar-" + Integer.toHexString(target.calendarName().hashCode());
    }

    /**
     * Makes it.
     *
     * @param displayName of the new calendar
     */
    static Maker making(String displayName) {
        return (home, segment, client) -> {
            Href calendar = Href.of(home).member(segment).slashToggled();
            return switch (client.makeCalendar(calendar.uri(), displayName)) {
                case MakeCalendarResult.Created(Href href) -> Optional.of(href);
                case MakeCalendarResult.Exists(Href href) -> Optional.of(href);
                case MakeCalendarResult.Refused(int status, String message) ->
                    throw TargetUnusableException.forOwner("The server does not let a calendar be made (status "
                            + status + "): " + message + " Make it yourself, or choose one that exists.");
            };
        };
    }

    /** What a new calendar is called: it must be found by that name again where its address cannot hold it. */
    String displayName(String feedName) {
        boolean foundByAddress = target.calendarName().matches(PLAIN_NAME);
        return foundByAddress && !feedName.isBlank() ? feedName : target.calendarName();
    }

    private CalendarListing probe(Href calendar) {
        return client.collection(calendar.uri(), Capabilities.unknown(clock.instant()))
                .probe();
    }

    private static CalendarListing usable(CalendarListing calendar) {
        if (!calendar.holdsEvents()) {
            throw TargetUnusableException.forOwner("“" + calendar.name() + "” takes no events, only "
                    + String.join(", ", calendar.components()) + ". Choose another calendar.");
        }
        if (!calendar.isWritable()) {
            throw TargetUnusableException.forOwner("“" + calendar.name()
                    + "” may only be read with these credentials. Have it shared for writing, or choose another.");
        }
        return calendar;
    }

    private static String listed(List<CalendarListing> calendars) {
        return calendars.isEmpty()
                ? "none"
                : calendars.stream()
                        .limit(LISTED)
                        .map(calendar ->
                                "“" + calendar.name() + "” (" + calendar.href().plainName() + ")")
                        .collect(Collectors.joining(", "));
    }
}
