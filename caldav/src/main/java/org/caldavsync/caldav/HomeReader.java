package org.caldavsync.caldav;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the calendars of a home with one PROPFIND of depth 1 (RFC 4791 §6.2.1). */
final class HomeReader {
    private final WebDav webDav;

    HomeReader(WebDav webDav) {
        this.webDav = webDav;
    }

    HomeListing read(URI home) {
        List<Resource> resources = new ArrayList<>();
        return switch (webDav.propfind(home, 1, CalendarProperties.ASKED, resources::add)) {
            case Reply.Refusal refusal -> throw refusal.asException();
            case Reply.Members members -> {
                boolean gone = resources.stream()
                        .anyMatch(resource ->
                                resource.response().isGone() && resource.href().sameResource(members.address()));
                if (gone) {
                    throw new CalDavException.NotFound(members.evidence());
                }
                yield sort(resources, members.address(), members.complete());
            }
        };
    }

    /** Calendars from the rest; the home itself counts only if it is a calendar. */
    static HomeListing sort(List<Resource> resources, Href home, boolean complete) {
        Map<Href, CalendarListing> calendars = new LinkedHashMap<>();
        List<HomeListing.LeftOut> leftOut = new ArrayList<>();
        for (Resource resource : resources) {
            Optional<String> why = CalendarProperties.whyLeftOut(resource.response());
            boolean self = resource.href().sameResource(home) && !CalendarProperties.isCalendar(resource.response());
            if (why.isEmpty()) {
                calendars.putIfAbsent(resource.href(), CalendarProperties.listing(resource));
            } else if (!self) {
                leftOut.add(new HomeListing.LeftOut(resource.href(), why.get()));
            }
        }
        return new HomeListing(List.copyOf(calendars.values()), leftOut, complete);
    }
}
