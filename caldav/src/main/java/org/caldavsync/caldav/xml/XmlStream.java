package org.caldavsync.caldav.xml;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A StAX reader for what strangers send: no document types, no entities beyond the five of XML, bounded depth, and one
 * element at a time of bounded size.
 */
final class XmlStream {
    private static final int DEEPEST = 64;
    private static final int LONGEST_MEMBER = 32 * 1024 * 1024;
    private static final int MOST_ELEMENTS = 20_000;
    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;
    private int elements;
    private int characters;

    private XmlStream(XMLStreamReader reader) {
        this.reader = reader;
    }

    /** Starts to read; the caller closes {@code body}. */
    static XmlStream open(InputStream body) throws XMLStreamException, IOException {
        XmlCharacters text = XmlCharacters.of(body);
        synchronized (FACTORY) {
            return new XmlStream(FACTORY.createXMLStreamReader(text));
        }
    }

    /**
     * The factory's own limits count the five built-in entities, across documents (JDK-8028111): with document types
     * refused nothing else can expand, so they are switched off and ours hold instead.
     */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are not read");
        });
        return factory;
    }

    /** Moves to the next start of an element, or to the end of the one around it (false). */
    boolean nextChild() throws XMLStreamException {
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                return false;
            }
            refuseDocumentType(event);
        }
        throw new XMLStreamException("the document ends early");
    }

    QName name() {
        return reader.getName();
    }

    /** Reads the element the reader stands on, up to and with its end. */
    Element element() throws XMLStreamException {
        elements = 0;
        characters = 0;
        return element(1);
    }

    private Element element(int depth) throws XMLStreamException {
        if (depth > DEEPEST || ++elements > MOST_ELEMENTS) {
            throw new XMLStreamException("an element nested deeper than 64 levels or with over 20,000 parts");
        }
        QName name = reader.getName();
        Map<String, String> attributes = attributes();
        List<Element> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        while (true) {
            int event = reader.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> children.add(element(depth + 1));
                case XMLStreamConstants.END_ELEMENT -> {
                    return new Element(name, attributes, children, text.toString());
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> append(text);
                default -> refuseDocumentType(event);
            }
        }
    }

    private void append(StringBuilder text) throws XMLStreamException {
        characters += reader.getTextLength();
        if (characters > LONGEST_MEMBER) {
            throw new XMLStreamException("one member is longer than 32 MiB");
        }
        text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
    }

    private Map<String, String> attributes() {
        int count = reader.getAttributeCount();
        if (count == 0) {
            return Map.of();
        }
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < count; i++) {
            String namespace = reader.getAttributeNamespace(i);
            if (namespace == null || namespace.isEmpty()) {
                attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            }
        }
        return attributes;
    }

    private static void refuseDocumentType(int event) throws XMLStreamException {
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new XMLStreamException("document types and entities are refused");
        }
    }
}
