package org.caldavsync.testkit.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.caldavsync.testkit.ReceivedRequest;

/** One request and the ways to answer it. */
final class Exchange {
    private final ReceivedRequest request;
    private final Set<Quirk> quirks;
    private final OutputStream out;

    Exchange(ReceivedRequest request, Set<Quirk> quirks, OutputStream out) {
        this.request = request;
        this.quirks = quirks;
        this.out = out;
    }

    ReceivedRequest request() {
        return request;
    }

    boolean has(Quirk quirk) {
        return quirks.contains(quirk);
    }

    String etag(CalendarObject object) {
        return (has(Quirk.WEAK_ETAGS) ? "W/\"" : "\"") + object.revision() + "\"";
    }

    DavBody body() throws XMLStreamException {
        return DavBody.parse(request.bodyBytes());
    }

    /**
     * Answers with a status and perhaps headers.
     *
     * @param headers each ending in CRLF
     */
    void status(int status, String headers) throws IOException {
        bytes(status, headers, new byte[0]);
    }

    void status(int status) throws IOException {
        status(status, "");
    }

    /** Refuses a change, with {@link Quirk#ERRORS_IN_207} in the way of Xandikos. */
    void refuse(int status) throws IOException {
        if (!has(Quirk.ERRORS_IN_207)) {
            status(status);
            return;
        }
        multistatus(DavBody.empty(), multistatus -> multistatus.status(request.path(), status));
    }

    /** Answers with the precondition that failed (RFC 4918 §16). */
    void precondition(int status, String element) throws IOException {
        String xml = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<d:error xmlns:d=\"DAV:\"><d:" + element
                + "/></d:error>\n";
        bytes(status, "Content-Type: application/xml; charset=utf-8\r\n", xml.getBytes(UTF_8));
    }

    /** Answers that a UID is taken by the object at that address (RFC 4791 §5.3.2.1). */
    void uidConflict(String holder) throws IOException {
        String xml = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<d:error xmlns:d=\"DAV:\""
                + " xmlns:c=\"urn:ietf:params:xml:ns:caldav\"><c:no-uid-conflict><d:href>" + holder
                + "</d:href></c:no-uid-conflict></d:error>\n";
        bytes(403, "Content-Type: application/xml; charset=utf-8\r\n", xml.getBytes(UTF_8));
    }

    void bytes(int status, String headers, byte[] content) throws IOException {
        try (ResponseBody response = start(status, headers)) {
            response.write(content);
        }
    }

    /** Writes the members of a 207 as they come. */
    void multistatus(DavBody asked, Members members) throws IOException {
        try (ResponseBody response = start(207, "Content-Type: application/xml; charset=utf-8\r\n");
                Multistatus multistatus = new Multistatus(response, asked, this)) {
            members.writeTo(multistatus);
        }
    }

    /** Writes the members of a multistatus. */
    interface Members {
        void writeTo(Multistatus multistatus) throws IOException;
    }

    private ResponseBody start(int status, String headers) {
        return new ResponseBody(
                out,
                "HTTP/1.1 " + status + " Status\r\n" + headers,
                request.method().equals("HEAD"));
    }
}
