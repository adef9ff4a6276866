package org.caldavsync.server.destination;

import java.net.URI;
import java.util.Optional;
import org.caldavsync.caldav.Href;
import org.caldavsync.server.destination.DestinationSettings.Target;

/**
 * Which calendar a destination writes to, as far as that is known without asking its server.
 *
 * @param typed where it is if the address is its home: the address and the name
 * @param resolved where a run has found it; empty before that
 */
record CalendarIdentity(Href typed, Optional<Href> resolved) {

    static CalendarIdentity of(Target target, Optional<Href> resolved) {
        return of(target.caldavUrl(), target.calendarName(), resolved);
    }

    static CalendarIdentity of(URI caldavUrl, String calendarName, Optional<Href> resolved) {
        return new CalendarIdentity(typed(Href.of(caldavUrl), calendarName), resolved);
    }

    /** The address where it names the calendar itself; else what lies below it under that name. */
    private static Href typed(Href url, String name) {
        boolean isItself = url.plainName().equals(name);
        boolean isNone = name.isBlank() || name.equals(".") || name.equals("..");
        return isItself || isNone ? url : url.member(name);
    }

    /** Where it is, as far as is known. */
    Href href() {
        return resolved.orElse(typed);
    }

    /** Whether both are the same collection, or may be: where one is not resolved, by what was typed. */
    boolean isSameAs(CalendarIdentity other) {
        if (resolved.isPresent() && other.resolved.isPresent()) {
            return resolved.get().sameResource(other.resolved.get());
        }
        return typed.sameResource(other.typed)
                || resolved.filter(other.typed::sameResource).isPresent()
                || other.resolved.filter(typed::sameResource).isPresent();
    }
}
