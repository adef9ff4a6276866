package org.caldavsync.server.source;

import java.util.List;
import org.caldavsync.caldav.Href;

/** Which calendars of the account are in the feed. */
public sealed interface CalendarChoice {

    /** Every calendar of the account, later ones included. */
    record All() implements CalendarChoice {}

    /** Those at these addresses. */
    record Only(List<String> hrefs) implements CalendarChoice {
        public Only {
            hrefs = List.copyOf(hrefs);
        }
    }

    /** Whether that calendar is in. */
    default boolean includes(Href calendar) {
        return switch (this) {
            case All() -> true;
            case Only(List<String> hrefs) ->
                hrefs.stream()
                        .flatMap(href -> Href.tryResolve(calendar.uri(), href).stream())
                        .anyMatch(calendar::sameResource);
        };
    }
}
