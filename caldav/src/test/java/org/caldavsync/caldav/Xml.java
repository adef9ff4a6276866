package org.caldavsync.caldav;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.caldavsync.testkit.Answer;

/** Multistatus answers as servers write them. */
final class Xml {
    private static final String OPEN = "<?xml version=\"1.0\" encoding=\"utf-8\"?><d:multistatus xmlns:d=\"DAV:\""
            + " xmlns:c=\"urn:ietf:params:xml:ns:caldav\" xmlns:cs=\"http://calendarserver.org/ns/\">";

    private Xml() {}

    static Answer multistatus(String... parts) {
        return Answer.multistatus(OPEN + String.join("", parts) + "</d:multistatus>");
    }

    /** Without its end. */
    static Answer cut(String... parts) {
        return Answer.multistatus(OPEN + String.join("", parts));
    }

    static String ok(String href, String properties) {
        return "<d:response><d:href>%s</d:href><d:propstat><d:prop>%s</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>"
                .formatted(href, properties);
    }

    static String status(String href, int status) {
        return "<d:response><d:href>%s</d:href><d:status>HTTP/1.1 %d X</d:status></d:response>".formatted(href, status);
    }

    static String member(String href, String etag) {
        return ok(href, "<d:resourcetype/><d:getetag>\"%s\"</d:getetag>".formatted(etag));
    }

    static String loaded(String href, String etag) {
        return ok(
                href,
                "<d:getetag>\"%s\"</d:getetag><c:calendar-data>%s</c:calendar-data>"
                        .formatted(etag, Ics.event(href, "Loaded")));
    }

    static String self(String href) {
        return ok(href, "<d:resourcetype><d:collection/><c:calendar/></d:resourcetype><d:getetag>\"self\"</d:getetag>");
    }

    /** A calendar as a PROPFIND shows it; a blank token or ctag is left out. */
    static String calendar(String href, String token, String ctag) {
        String sync = token.isEmpty()
                ? ""
                : "<d:sync-token>%s</d:sync-token><d:supported-report-set><d:supported-report><d:report><d:sync-collection/></d:report></d:supported-report></d:supported-report-set>"
                        .formatted(token);
        String tag = ctag.isEmpty() ? "" : "<cs:getctag>%s</cs:getctag>".formatted(ctag);
        return ok(href, "<d:resourcetype><d:collection/><c:calendar/></d:resourcetype>" + sync + tag);
    }

    static String token(String token) {
        return "<d:sync-token>%s</d:sync-token>".formatted(token);
    }

    static String members(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> member("/cal/" + i + ".ics", "e" + i))
                .collect(Collectors.joining());
    }

    static String error(String condition) {
        return "<d:error xmlns:d=\"DAV:\" xmlns:c=\"urn:ietf:params:xml:ns:caldav\">%s</d:error>".formatted(condition);
    }
}
