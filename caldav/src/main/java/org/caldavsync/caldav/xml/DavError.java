package org.caldavsync.caldav.xml;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;

/**
 * Why a server refused (RFC 4918 §16): the conditions it names, or just how its answer begins.
 *
 * @param conditions the pre- and postconditions, empty where the body is no {@code DAV:error}
 * @param hrefs what the conditions point at, such as the holder of a UID (RFC 4791 §5.3.2.1)
 * @param message what it says in words, else what it names, at most 512 characters; may be empty
 */
public record DavError(Set<QName> conditions, List<String> hrefs, String message) {
    /** Nothing was said. */
    public static final DavError NONE = new DavError(Set.of(), List.of(), "");

    private static final int LONGEST = 512;

    public DavError {
        conditions = Set.copyOf(conditions);
        hrefs = List.copyOf(hrefs);
        message = message.length() > LONGEST ? message.substring(0, LONGEST) : message;
    }

    /** Reads the body of a refusal; anything is understood, at worst as text. */
    public static DavError read(InputStream body) {
        Evidence evidence = new Evidence(body);
        try {
            XmlStream stream = XmlStream.open(evidence);
            if (stream.nextChild()) {
                return of(stream.element(), evidence);
            }
        } catch (XMLStreamException | IOException noXml) {
            // Most refusals are plain text or HTML: their beginning says it.
        }
        return new DavError(Set.of(), List.of(), evidence.text());
    }

    public boolean has(QName condition) {
        return conditions.contains(condition);
    }

    private static DavError of(Element root, Evidence evidence) {
        List<Element> errors = root.name().equals(Dav.ERROR)
                ? List.of(root)
                : root.children(Dav.ERROR).toList();
        Set<QName> conditions = new HashSet<>();
        errors.forEach(error -> error.children().forEach(condition -> conditions.add(condition.name())));
        List<String> hrefs = errors.stream()
                .flatMap(error -> error.children().stream())
                .flatMap(condition -> condition.hrefs().stream())
                .toList();
        String names = conditions.stream().map(QName::getLocalPart).sorted().collect(Collectors.joining(", "));
        String words = errors.stream()
                .flatMap(DavError::words)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(names.isEmpty() ? evidence.text() : names);
        return new DavError(conditions, hrefs, words);
    }

    /** RFC 4918 §14.25, and {@code message} as sabre/dav writes it in a namespace of its own. */
    private static Stream<String> words(Element error) {
        return error.children().stream()
                .filter(child -> child.name().equals(Dav.RESPONSE_DESCRIPTION)
                        || child.name().getLocalPart().equals("message"))
                .map(Element::plainText);
    }
}
