package org.caldavsync.server.destination;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import org.caldavsync.caldav.Href;
import org.caldavsync.http.AuthScheme;
import org.caldavsync.http.Tls;
import org.caldavsync.server.destination.link.LinkSettings;
import org.jspecify.annotations.Nullable;

/**
 * What is configured about a destination, the passwords left out.
 *
 * @param link what is read
 * @param target where it is written
 * @param writing what is written and removed
 * @param interval zero: runs only by hand
 * @param enabled false: no scheduled run
 * @param timeZone what floating times mean; null leaves them floating
 */
public record DestinationSettings(
        String name,
        LinkSettings link,
        Target target,
        Writing writing,
        Duration interval,
        boolean enabled,
        @Nullable ZoneId timeZone) {

    /**
     * A calendar on a CalDAV server.
     *
     * @param caldavUrl http or https: the server, a principal, a home or the calendar itself
     * @param calendarName the last segment of the calendar's path, else its display name
     * @param create whether to make it where it is missing
     */
    public record Target(
            URI caldavUrl, String calendarName, boolean create, String username, AuthScheme auth, Tls tls) {

        /**
         * Whether that is the same calendar, however it is signed in to. Unless the address is that of the calendar
         * itself, another user has another one of the same name.
         */
        boolean isCalendarOf(Target other) {
            boolean isItself = Href.of(caldavUrl).plainName().equals(calendarName);
            return isNamed(other.caldavUrl, other.calendarName) && (isItself || username.equals(other.username));
        }

        /** Whether it is named like that, however the address is spelled. */
        boolean isNamed(URI otherUrl, String otherName) {
            return Href.of(caldavUrl).sameResource(Href.of(otherUrl)) && calendarName.equals(otherName);
        }
    }

    /**
     * What becomes of events on their way.
     *
     * @param pastToo {@code sync_all}: also events that are over
     * @param keepsAttendees false: organiser and attendees are left out, so that no server invites anybody
     * @param keepsAlarms false: no reminders; those by e-mail are always left out
     */
    public record Writing(boolean pastToo, Deletions deletions, boolean keepsAttendees, boolean keepsAlarms) {}

    /** Whether both read the same and write it in the same way to the same place. */
    boolean worksLike(DestinationSettings other) {
        return link.equals(other.link)
                && target.equals(other.target)
                && writing.equals(other.writing)
                && Objects.equals(timeZone, other.timeZone);
    }

    /** How often it runs by itself; zero: never. */
    public Duration scheduledInterval() {
        return enabled ? interval : Duration.ZERO;
    }
}
