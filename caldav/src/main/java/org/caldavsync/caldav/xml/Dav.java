package org.caldavsync.caldav.xml;

import javax.xml.namespace.QName;

/** The names of WebDAV and CalDAV, grouped by the document that defines them. Prefixes never matter. */
public final class Dav {
    public static final String DAV = "DAV:";
    public static final String CALDAV = "urn:ietf:params:xml:ns:caldav";
    public static final String CALENDARSERVER = "http://calendarserver.org/ns/";
    public static final String APPLE = "http://apple.com/ns/ical/";

    // RFC 4918 (WebDAV)
    public static final QName MULTISTATUS = dav("multistatus");
    public static final QName RESPONSE = dav("response");
    public static final QName HREF = dav("href");
    public static final QName PROPSTAT = dav("propstat");
    public static final QName PROP = dav("prop");
    public static final QName STATUS = dav("status");
    public static final QName ERROR = dav("error");
    public static final QName RESPONSE_DESCRIPTION = dav("responsedescription");
    public static final QName RESOURCE_TYPE = dav("resourcetype");
    public static final QName COLLECTION = dav("collection");
    public static final QName DISPLAY_NAME = dav("displayname");
    public static final QName GET_ETAG = dav("getetag");
    public static final QName GET_CONTENT_TYPE = dav("getcontenttype");

    // RFC 3253 (reports), RFC 3744 and RFC 5397 (principals and privileges)
    public static final QName SUPPORTED_REPORT_SET = dav("supported-report-set");
    public static final QName SUPPORTED_REPORT = dav("supported-report");
    public static final QName REPORT = dav("report");
    public static final QName PRINCIPAL = dav("principal");
    public static final QName PRINCIPAL_URL = dav("principal-URL");
    public static final QName CURRENT_USER_PRINCIPAL = dav("current-user-principal");
    public static final QName CURRENT_USER_PRIVILEGE_SET = dav("current-user-privilege-set");
    public static final QName PRIVILEGE = dav("privilege");
    public static final QName NEED_PRIVILEGES = dav("need-privileges");

    // RFC 6578 (collection synchronization)
    public static final QName SYNC_COLLECTION = dav("sync-collection");
    public static final QName SYNC_TOKEN = dav("sync-token");
    public static final QName VALID_SYNC_TOKEN = dav("valid-sync-token");
    public static final QName TRUNCATED = dav("number-of-matches-within-limits");

    // RFC 4791 (CalDAV), RFC 6638 (scheduling)
    public static final QName CALENDAR = caldav("calendar");
    public static final QName CALENDAR_HOME_SET = caldav("calendar-home-set");
    public static final QName CALENDAR_DATA = caldav("calendar-data");
    public static final QName CALENDAR_MULTIGET = caldav("calendar-multiget");
    public static final QName CALENDAR_QUERY = caldav("calendar-query");
    public static final QName COMPONENT_SET = caldav("supported-calendar-component-set");
    public static final QName COMP = caldav("comp");
    public static final QName MAX_RESOURCE_SIZE = caldav("max-resource-size");
    public static final QName NO_UID_CONFLICT = caldav("no-uid-conflict");
    public static final QName UNIQUE_SCHEDULING_OBJECT = caldav("unique-scheduling-object-resource");
    public static final QName SCHEDULE_INBOX = caldav("schedule-inbox");
    public static final QName SCHEDULE_OUTBOX = caldav("schedule-outbox");

    // CalendarServer and Apple extensions
    public static final QName GET_CTAG = new QName(CALENDARSERVER, "getctag");
    public static final QName SUBSCRIBED = new QName(CALENDARSERVER, "subscribed");
    public static final QName CALENDAR_COLOR = new QName(APPLE, "calendar-color");

    private Dav() {}

    private static QName dav(String localName) {
        return new QName(DAV, localName);
    }

    private static QName caldav(String localName) {
        return new QName(CALDAV, localName);
    }
}
