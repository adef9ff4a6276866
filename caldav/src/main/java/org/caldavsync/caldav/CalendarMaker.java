package org.caldavsync.caldav;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.caldavsync.caldav.xml.Dav;
import org.caldavsync.caldav.xml.RequestBody;
import org.caldavsync.http.Body;
import org.caldavsync.http.HttpCall;

/** Makes calendars: MKCALENDAR (RFC 4791 §5.3.1), and extended MKCOL (RFC 5689) where that is not understood. */
final class CalendarMaker {
    private static final Set<Integer> TRY_MKCOL = Set.of(400, 403, 405, 415, 501);

    private final WebDav webDav;

    CalendarMaker(WebDav webDav) {
        this.webDav = webDav;
    }

    MakeCalendarResult make(Href calendar, String displayName) {
        WriteAnswer first = send("MKCALENDAR", calendar, RequestBody.mkcalendar(displayName));
        if (first.isSuccess()) {
            return new MakeCalendarResult.Created(calendar);
        }
        if (exists(calendar)) {
            return new MakeCalendarResult.Exists(calendar);
        }
        WriteAnswer last = TRY_MKCOL.contains(first.status())
                ? send("MKCOL", calendar, RequestBody.extendedMkcol(displayName))
                : first;
        return last.isSuccess()
                ? new MakeCalendarResult.Created(calendar)
                : new MakeCalendarResult.Refused(last.status(), last.error().message());
    }

    private WriteAnswer send(String method, Href calendar, String body) {
        return webDav.write(HttpCall.of(method, calendar.uri()).body(WebDav.XML, Body.of(body)));
    }

    /** Servers refuse an address that is taken with 403, 405 or 409, and another one with the same. */
    private boolean exists(Href calendar) {
        List<Resource> found = new ArrayList<>();
        Reply reply = webDav.propfind(calendar.uri(), 0, List.of(Dav.RESOURCE_TYPE), found::add);
        return reply instanceof Reply.Members
                && found.stream().anyMatch(resource -> resource.response().isSuccess());
    }
}
