package org.caldavsync.caldav.xml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.namespace.QName;

/**
 * A small piece of an answer, read whole: one {@code response} or one {@code error}.
 *
 * @param attributes by local name; those with a namespace are left out
 * @param text all character data directly inside, in order, as the XML gave it
 */
public record Element(QName name, Map<String, String> attributes, List<Element> children, String text) {
    public Element {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    /** The first child of that name. */
    public Optional<Element> child(QName wanted) {
        for (Element child : children) {
            if (child.name.equals(wanted)) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    /** Every child of that name, in order. */
    public Stream<Element> children(QName wanted) {
        return children.stream().filter(child -> child.name.equals(wanted));
    }

    public boolean has(QName wanted) {
        return child(wanted).isPresent();
    }

    /** The stripped text of every {@code DAV:href} child that is not blank. */
    public List<String> hrefs() {
        return children(Dav.HREF)
                .map(Element::plainText)
                .filter(href -> !href.isEmpty())
                .toList();
    }

    /** The text without white space around it. */
    public String plainText() {
        return text.strip();
    }
}
