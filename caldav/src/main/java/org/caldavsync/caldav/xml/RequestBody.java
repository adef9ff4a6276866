package org.caldavsync.caldav.xml;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;

/** The XML bodies that are sent (RFC 4918 §9.1, RFC 4791 §5.3.1 and §7, RFC 5689, RFC 6578). All text is escaped. */
public final class RequestBody {
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"utf-8\"?>";
    private static final String NAMESPACES =
            " xmlns:D=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\" xmlns:CS=\"http://calendarserver.org/ns/\""
                    + " xmlns:A=\"http://apple.com/ns/ical/\">";
    private static final Map<String, String> PREFIXES =
            Map.of(Dav.DAV, "D", Dav.CALDAV, "C", Dav.CALENDARSERVER, "CS", Dav.APPLE, "A");

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private RequestBody() {}

    public static String propfind(List<QName> properties) {
        return document("D:propfind", prop(properties));
    }

    /**
     * Never with a limit: some servers then cut the list and hand out the newest token all the same.
     *
     * @param token empty for everything
     */
    public static String syncCollection(String token) {
        return document(
                "D:sync-collection",
                text("D:sync-token", token)
                        + text("D:sync-level", "1")
                        + prop(List.of(Dav.GET_ETAG, Dav.RESOURCE_TYPE)));
    }

    /** The hrefs as their server wrote them. */
    public static String multiget(Collection<String> hrefs) {
        StringBuilder wanted = new StringBuilder(prop(List.of(Dav.GET_ETAG, Dav.CALENDAR_DATA)));
        hrefs.forEach(href -> wanted.append(text("D:href", href)));
        return document("C:calendar-multiget", wanted.toString());
    }

    /** All events. The inner filter is needed: without it several servers fail or find nothing. */
    public static String allEvents() {
        return document("C:calendar-query", prop(List.of(Dav.GET_ETAG)) + filter(""));
    }

    /** Events of that UID; servers may answer with others as well. */
    public static String eventsByUid(String uid) {
        String match = "<C:prop-filter name=\"UID\"><C:text-match collation=\"i;octet\">" + escape(uid)
                + "</C:text-match></C:prop-filter>";
        return document("C:calendar-query", prop(List.of(Dav.GET_ETAG, Dav.CALENDAR_DATA)) + filter(match));
    }

    /** Events with an occurrence in that time (RFC 4791 §9.9); servers may answer with others as well. */
    public static String eventsDuring(Instant from, Instant to) {
        String range = "<C:time-range start=\"" + UTC.format(from) + "\" end=\"" + UTC.format(to) + "\"/>";
        return document("C:calendar-query", prop(List.of(Dav.GET_ETAG, Dav.CALENDAR_DATA)) + filter(range));
    }

    /** RFC 4791 §5.3.1: a calendar for events. */
    public static String mkcalendar(String displayName) {
        return document("C:mkcalendar", set("", displayName));
    }

    /** RFC 5689: the same for servers without MKCALENDAR. */
    public static String extendedMkcol(String displayName) {
        return document("D:mkcol", set("<D:resourcetype><D:collection/><C:calendar/></D:resourcetype>", displayName));
    }

    /** Text for element content, without what XML cannot hold. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '\r' -> escaped.append("&#13;");
                default -> {
                    if (XmlCharacters.isAllowed(c)) {
                        escaped.appendCodePoint(c);
                    }
                }
            }
        });
        return escaped.toString();
    }

    private static String set(String type, String displayName) {
        return "<D:set><D:prop>" + type + text("D:displayname", displayName)
                + "<C:supported-calendar-component-set><C:comp name=\"VEVENT\"/></C:supported-calendar-component-set>"
                + "</D:prop></D:set>";
    }

    private static String filter(String inner) {
        return "<C:filter><C:comp-filter name=\"VCALENDAR\"><C:comp-filter name=\"VEVENT\">" + inner
                + "</C:comp-filter></C:comp-filter></C:filter>";
    }

    private static String prop(List<QName> names) {
        StringBuilder prop = new StringBuilder("<D:prop>");
        for (QName name : names) {
            prop.append('<')
                    .append(PREFIXES.get(name.getNamespaceURI()))
                    .append(':')
                    .append(name.getLocalPart())
                    .append("/>");
        }
        return prop.append("</D:prop>").toString();
    }

    private static String text(String element, String content) {
        return "<" + element + ">" + escape(content) + "</" + element + ">";
    }

    private static String document(String root, String content) {
        return DECLARATION + "<" + root + NAMESPACES + content + "</" + root + ">";
    }
}
