package org.caldavsync.testkit.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;

/** Writes a 207 body (RFC 4918 §13) member by member, however many there are. */
final class Multistatus implements AutoCloseable {
    private static final String START = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<d:multistatus xmlns:d=\"DAV:\""
            + " xmlns:c=\"urn:ietf:params:xml:ns:caldav\" xmlns:cs=\"http://calendarserver.org/ns/\""
            + " xmlns:a=\"http://apple.com/ns/ical/\">\n";
    private static final Map<String, String> PREFIXES =
            Map.of(Properties.DAV, "d", Properties.CALDAV, "c", Properties.CALENDARSERVER, "cs", Properties.APPLE, "a");
    private static final byte[] CARRIAGE_RETURN = "&#13;".getBytes(UTF_8);
    private static final byte[] AMPERSAND = "&amp;".getBytes(UTF_8);
    private static final byte[] LESS = "&lt;".getBytes(UTF_8);
    private static final byte[] GREATER = "&gt;".getBytes(UTF_8);

    private final OutputStream out;
    private final DavBody asked;
    private final Exchange exchange;

    Multistatus(OutputStream out, DavBody asked, Exchange exchange) throws IOException {
        this.out = out;
        this.asked = asked;
        this.exchange = exchange;
        text(START);
    }

    /** A collection with those of its properties that are asked for; the others asked for are 404. */
    void collection(String href, Map<QName, String> values) throws IOException {
        text("<d:response><d:href>" + href + "</d:href><d:propstat><d:prop>");
        for (Map.Entry<QName, String> value : values.entrySet()) {
            if (asked.wants(value.getKey())) {
                String name = prefixed(value.getKey());
                text("<" + name + ">" + value.getValue() + "</" + name + ">");
            }
        }
        text("</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat>");
        List<QName> missing = new ArrayList<>(asked.properties());
        missing.removeAll(values.keySet());
        missing(missing);
        text("</d:response>\n");
    }

    void object(String href, CalendarObject object) throws IOException {
        text("<d:response><d:href>" + href + "</d:href><d:propstat><d:prop>");
        if (asked.wants(Properties.RESOURCE_TYPE)) {
            text("<d:resourcetype/>");
        }
        if (asked.wants(Properties.GET_CONTENT_TYPE)) {
            text("<d:getcontenttype>text/calendar; charset=utf-8; component=vevent</d:getcontenttype>");
        }
        if (asked.wants(Properties.GET_ETAG) && !exchange.has(Quirk.NO_ETAGS)) {
            text("<d:getetag>" + exchange.etag(object) + "</d:getetag>");
        }
        if (asked.properties().contains(Properties.CALENDAR_DATA)) {
            text("<c:calendar-data>");
            escaped(object.content());
            text("</c:calendar-data>");
        }
        text("</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>\n");
    }

    void status(String href, int status) throws IOException {
        text("<d:response><d:href>" + href + "</d:href><d:status>HTTP/1.1 " + status
                + " Status</d:status></d:response>\n");
    }

    void syncToken(String token) throws IOException {
        text("<d:sync-token>" + token + "</d:sync-token>\n");
    }

    @Override
    public void close() throws IOException {
        text("</d:multistatus>\n");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private void missing(List<QName> missing) throws IOException {
        if (missing.isEmpty()) {
            return;
        }
        text("<d:propstat><d:prop>");
        for (QName name : missing) {
            text("<x:" + name.getLocalPart() + " xmlns:x=\"" + escaped(name.getNamespaceURI()) + "\"/>");
        }
        text("</d:prop><d:status>HTTP/1.1 404 Not Found</d:status></d:propstat>");
    }

    private static String prefixed(QName name) {
        return PREFIXES.get(name.getNamespaceURI()) + ":" + name.getLocalPart();
    }

    /** A bare CR would be read as the line feed that follows it (XML 1.0 §2.11), so it goes as a reference. */
    private void escaped(byte[] content) throws IOException {
        int from = 0;
        for (int i = 0; i < content.length; i++) {
            byte[] reference = switch (content[i]) {
                case '\r' -> CARRIAGE_RETURN;
                case '&' -> AMPERSAND;
                case '<' -> LESS;
                case '>' -> GREATER;
                default -> null;
            };
            if (reference != null) {
                out.write(content, from, i - from);
                out.write(reference);
                from = i + 1;
            }
        }
        out.write(content, from, content.length - from);
    }

    private void text(String text) throws IOException {
        out.write(text.getBytes(UTF_8));
    }
}
