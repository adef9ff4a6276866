package org.caldavsync.caldav;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.caldavsync.caldav.xml.Dav;
import org.caldavsync.caldav.xml.DavResponse;
import org.caldavsync.caldav.xml.Element;

/**
 * What an address turned out to be when a discovery looked at it.
 *
 * @param base what answered, after redirects
 * @param self the resource there
 */
record Sight(Href base, Resource self) {
    /** Little enough for every server: DAViCal fails when a root is asked for more. */
    static final List<QName> ASKED =
            List.of(Dav.RESOURCE_TYPE, Dav.CURRENT_USER_PRINCIPAL, Dav.PRINCIPAL_URL, Dav.CALENDAR_HOME_SET);

    /** The resource that was asked for: the one of that address, or the only one that exists. */
    static Optional<Sight> of(Href base, List<Resource> resources) {
        return resources.stream()
                .filter(resource -> resource.response().isSuccess())
                .filter(resource -> resources.size() == 1 || resource.href().sameResource(base))
                .findFirst()
                .map(self -> new Sight(base, self));
    }

    boolean isCalendar() {
        return CalendarProperties.isCalendar(self.response());
    }

    boolean isCollection() {
        return self.response().isCollection();
    }

    /** RFC 4791 §6.2.1: may be several, may be on another host. */
    List<Href> homes() {
        return hrefs(Dav.CALENDAR_HOME_SET);
    }

    /** RFC 5397; on servers that are older than it the principal's own address. */
    Optional<Href> principal() {
        return Stream.of(Dav.CURRENT_USER_PRINCIPAL, Dav.PRINCIPAL_URL)
                .flatMap(name -> hrefs(name).stream())
                .findFirst();
    }

    /** For a person, such as "a calendar" or "an account: principal https://…". */
    String inWords() {
        if (isCalendar()) {
            return "This is a calendar.";
        }
        if (!homes().isEmpty()) {
            return "This is an account; its calendars are at " + homes().getFirst() + ".";
        }
        return principal()
                .map(principal -> "A CalDAV server; the account is at " + principal + ".")
                .orElse(isCollection() ? "A folder that names no account." : "No folder, and it names no account.");
    }

    private List<Href> hrefs(QName property) {
        DavResponse response = self.response();
        return response.property(property).map(Element::hrefs).orElse(List.of()).stream()
                .flatMap(text -> Href.tryResolve(base.uri(), text).stream())
                .distinct()
                .toList();
    }
}
