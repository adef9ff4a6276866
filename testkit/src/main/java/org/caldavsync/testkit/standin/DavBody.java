package org.caldavsync.testkit.standin;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What the XML body of a request asks for. */
final class DavBody {
    private static final XMLInputFactory FACTORY = XMLInputFactory.newDefaultFactory();

    static {
        FACTORY.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        FACTORY.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    private final Set<QName> properties = new HashSet<>();
    private final List<String> hrefs = new ArrayList<>();
    private String root = "propfind";
    private String syncToken = "";
    private String component = "";
    private String displayName = "";

    private DavBody() {}

    static DavBody empty() {
        return new DavBody();
    }

    static DavBody parse(byte[] xml) throws XMLStreamException {
        DavBody body = new DavBody();
        if (xml.length > 0) {
            body.read(FACTORY.createXMLStreamReader(new ByteArrayInputStream(xml)));
        }
        return body;
    }

    /** The element that names the operation; {@code propfind} for an empty body (RFC 4918 §9.1). */
    String root() {
        return root;
    }

    /** Whether the property is asked for, by name or with all others. */
    boolean wants(QName property) {
        return properties.isEmpty() || properties.contains(property);
    }

    /** The properties asked for by name. */
    Set<QName> properties() {
        return properties;
    }

    /** The hrefs of a multiget, as sent. */
    List<String> hrefs() {
        return hrefs;
    }

    /** The token of a sync-collection, empty for the first. */
    String syncToken() {
        return syncToken;
    }

    /** The innermost component that a calendar-query filters by, or empty. */
    String component() {
        return component;
    }

    /** The name that a MKCALENDAR gives, or empty. */
    String displayName() {
        return displayName;
    }

    private void read(XMLStreamReader reader) throws XMLStreamException {
        reader.nextTag();
        root = reader.getLocalName();
        boolean inProp = false;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals("prop")) {
                inProp = false;
            } else if (event == XMLStreamConstants.START_ELEMENT && inProp) {
                readProperty(reader);
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                inProp = reader.getLocalName().equals("prop");
                readParameter(reader);
            }
        }
    }

    private void readProperty(XMLStreamReader reader) throws XMLStreamException {
        properties.add(reader.getName());
        if (reader.getName().equals(Properties.DISPLAY_NAME)) {
            displayName = reader.getElementText();
        }
    }

    private void readParameter(XMLStreamReader reader) throws XMLStreamException {
        switch (reader.getLocalName()) {
            case "href" -> hrefs.add(reader.getElementText().strip());
            case "sync-token" -> syncToken = reader.getElementText().strip();
            case "comp-filter" -> component = reader.getAttributeValue(null, "name");
            default -> {}
        }
    }
}
