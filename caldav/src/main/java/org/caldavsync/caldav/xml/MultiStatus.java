package org.caldavsync.caldav.xml;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;

/**
 * How a multistatus answer (RFC 4918 §13) ended; its members went to a consumer as they came.
 *
 * @param complete whether {@code </multistatus>} was seen. Where not, the members that came are good, and nothing
 *     follows from those that did not come
 * @param syncToken of the whole answer (RFC 6578 §3.2), empty where there is none
 * @param trouble why it is incomplete, in words; empty when complete
 */
public record MultiStatus(boolean complete, String syncToken, String trouble) {

    /**
     * Reads an answer as a stream: memory is bounded by one member, whatever the number of members. Neither the content
     * type nor prefixes count, only names. What is cut or malformed after the root element gives an incomplete result.
     *
     * @param body closed by the caller; what its reading throws unchecked is passed on
     * @param each called for every response, in order, an href at a time
     * @throws NotMultiStatusException when the root element is another, or it is no XML at all
     */
    public static MultiStatus read(InputStream body, Consumer<DavResponse> each) {
        Evidence evidence = new Evidence(body);
        XmlStream stream;
        try {
            stream = XmlStream.open(evidence);
            if (!stream.nextChild() || !stream.name().equals(Dav.MULTISTATUS)) {
                throw new NotMultiStatusException(evidence.text());
            }
        } catch (XMLStreamException | IOException notXml) {
            throw new NotMultiStatusException(evidence.text());
        }
        return members(stream, each);
    }

    private static MultiStatus members(XmlStream stream, Consumer<DavResponse> each) {
        String token = "";
        try {
            while (stream.nextChild()) {
                QName name = stream.name();
                Element child = stream.element();
                if (name.equals(Dav.RESPONSE)) {
                    DavResponse.of(child).forEach(each);
                } else if (name.equals(Dav.SYNC_TOKEN)) {
                    token = child.plainText();
                }
            }
            return new MultiStatus(true, token, "");
        } catch (XMLStreamException broken) {
            return new MultiStatus(false, "", firstLine(broken));
        }
    }

    private static String firstLine(XMLStreamException broken) {
        String message = String.valueOf(broken.getMessage());
        return message.lines().filter(line -> !line.isBlank()).findFirst().orElse("malformed XML");
    }
}
