package org.caldavsync.caldav;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.caldavsync.caldav.xml.Dav;
import org.caldavsync.caldav.xml.DavResponse;
import org.caldavsync.caldav.xml.Element;

/** What is asked of a collection to know it as a calendar (RFC 4791 §5.2), and how the answer is read. */
final class CalendarProperties {
    static final List<QName> ASKED = List.of(
            Dav.RESOURCE_TYPE,
            Dav.DISPLAY_NAME,
            Dav.SYNC_TOKEN,
            Dav.GET_CTAG,
            Dav.SUPPORTED_REPORT_SET,
            Dav.COMPONENT_SET,
            Dav.MAX_RESOURCE_SIZE,
            Dav.CALENDAR_COLOR,
            Dav.CURRENT_USER_PRIVILEGE_SET);

    private static final int LONGEST_NAME = 255;

    private CalendarProperties() {}

    static boolean isCalendar(DavResponse response) {
        return type(response, Dav.CALENDAR) && response.isCollection();
    }

    static CalendarListing listing(Resource calendar) {
        DavResponse response = calendar.response();
        String displayName = response.text(Dav.DISPLAY_NAME);
        String name = displayName.isEmpty() ? calendar.href().plainName() : displayName;
        return new CalendarListing(
                calendar.href(),
                name.substring(0, Math.min(name.length(), LONGEST_NAME)),
                CalendarColor.parse(response.text(Dav.CALENDAR_COLOR))
                        .map(CalendarColor::rgb)
                        .orElse(""),
                components(response),
                inside(response, Dav.CURRENT_USER_PRIVILEGE_SET, Dav.PRIVILEGE),
                revision(response),
                reports(response),
                size(response.text(Dav.MAX_RESOURCE_SIZE)));
    }

    /** Why it is no calendar with events, for people; empty if it is one. */
    static Optional<String> whyLeftOut(DavResponse response) {
        if (!response.isSuccess()) {
            return Optional.of("could not be read: status " + response.status());
        }
        if (!response.isCollection()) {
            return Optional.of("is no collection");
        }
        if (type(response, Dav.SCHEDULE_INBOX) || type(response, Dav.SCHEDULE_OUTBOX)) {
            return Optional.of("is a box for invitations");
        }
        if (type(response, Dav.SUBSCRIBED)) {
            return Optional.of("is a subscription to a calendar elsewhere");
        }
        if (!type(response, Dav.CALENDAR)) {
            return Optional.of("is no calendar");
        }
        Set<String> components = components(response);
        boolean events = components.isEmpty() || components.contains("VEVENT");
        return events
                ? Optional.empty()
                : Optional.of(
                        "holds no events, only " + components.stream().sorted().collect(Collectors.joining(", ")));
    }

    private static boolean type(DavResponse response, QName name) {
        return response.property(Dav.RESOURCE_TYPE).map(type -> type.has(name)).orElse(false);
    }

    private static Revision revision(DavResponse response) {
        return new Revision(new SyncToken(response.text(Dav.SYNC_TOKEN)), new CTag(response.text(Dav.GET_CTAG)));
    }

    private static Set<String> components(DavResponse response) {
        return children(response, Dav.COMPONENT_SET)
                .filter(child -> child.name().equals(Dav.COMP))
                .map(comp -> comp.attributes().getOrDefault("name", "").toUpperCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Set<String> reports(DavResponse response) {
        return children(response, Dav.SUPPORTED_REPORT_SET)
                .flatMap(supported -> supported.children(Dav.REPORT))
                .flatMap(report -> report.children().stream())
                .map(report -> report.name().getLocalPart())
                .collect(Collectors.toSet());
    }

    private static Set<String> inside(DavResponse response, QName property, QName wrapper) {
        return children(response, property)
                .filter(child -> child.name().equals(wrapper))
                .flatMap(child -> child.children().stream())
                .map(child -> child.name().getLocalPart())
                .collect(Collectors.toSet());
    }

    private static Stream<Element> children(DavResponse response, QName property) {
        return response.property(property).stream().flatMap(element -> element.children().stream());
    }

    private static long size(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : Long.MAX_VALUE;
    }
}
