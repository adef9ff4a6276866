package org.caldavsync.testkit.standin;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.namespace.QName;

/** The properties that the stand-in's collections have, as XML values with the prefixes of {@link Multistatus}. */
final class Properties {
    static final String DAV = "DAV:";
    static final String CALDAV = "urn:ietf:params:xml:ns:caldav";
    static final String CALENDARSERVER = "http://calendarserver.org/ns/";
    static final String APPLE = "http://apple.com/ns/ical/";

    static final QName RESOURCE_TYPE = new QName(DAV, "resourcetype");
    static final QName DISPLAY_NAME = new QName(DAV, "displayname");
    static final QName GET_ETAG = new QName(DAV, "getetag");
    static final QName GET_CONTENT_TYPE = new QName(DAV, "getcontenttype");
    static final QName CALENDAR_DATA = new QName(CALDAV, "calendar-data");

    private static final QName PRINCIPAL = new QName(DAV, "current-user-principal");
    private static final QName HOME = new QName(CALDAV, "calendar-home-set");
    private static final QName SYNC_TOKEN = new QName(DAV, "sync-token");
    private static final QName REPORTS = new QName(DAV, "supported-report-set");
    private static final QName PRIVILEGES = new QName(DAV, "current-user-privilege-set");
    private static final QName COMPONENTS = new QName(CALDAV, "supported-calendar-component-set");
    private static final QName CTAG = new QName(CALENDARSERVER, "getctag");
    private static final QName COLOR = new QName(APPLE, "calendar-color");

    private final Exchange exchange;

    Properties(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Of the root, the principal and the home. */
    Map<QName, String> ofAccount(boolean principal) {
        return Map.of(
                RESOURCE_TYPE,
                "<d:collection/>" + (principal ? "<d:principal/>" : ""),
                PRINCIPAL,
                "<d:href>" + StandInCalDav.PRINCIPAL + "</d:href>",
                HOME,
                "<d:href>" + StandInCalDav.HOME + "</d:href>");
    }

    Map<QName, String> of(StandInCalendar calendar) {
        Map<QName, String> values = new LinkedHashMap<>();
        values.put(RESOURCE_TYPE, "<d:collection/><c:calendar/>");
        values.put(DISPLAY_NAME, Multistatus.escaped(calendar.displayName()));
        values.put(PRINCIPAL, "<d:href>" + StandInCalDav.PRINCIPAL + "</d:href>");
        values.put(COLOR, "#0E61B9FF");
        values.put(COMPONENTS, "<c:comp name=\"VEVENT\"/>");
        String writing = "<d:privilege><d:write/></d:privilege><d:privilege><d:bind/></d:privilege>";
        values.put(PRIVILEGES, "<d:privilege><d:read/></d:privilege>" + (exchange.has(Quirk.READ_ONLY) ? "" : writing));
        if (!exchange.has(Quirk.NO_CTAG)) {
            values.put(CTAG, "ctag-" + calendar.shown().revision());
        }
        values.put(REPORTS, report("c:calendar-multiget") + report("c:calendar-query"));
        if (!exchange.has(Quirk.NO_SYNC_COLLECTION)) {
            values.put(SYNC_TOKEN, SyncTokens.token(calendar.shown().revision()));
            values.merge(REPORTS, report("d:sync-collection"), String::concat);
        }
        return values;
    }

    private static String report(String name) {
        return "<d:supported-report><d:report><" + name + "/></d:report></d:supported-report>";
    }
}
