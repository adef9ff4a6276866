package org.caldavsync.server.source;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import org.caldavsync.http.AuthScheme;
import org.caldavsync.http.Tls;
import org.jspecify.annotations.Nullable;

/**
 * What is configured about a source, the password left out.
 *
 * @param caldavUrl http or https: the server, a principal, a home or one calendar
 * @param icsPath the feed's main path below {@code /ics/}, decoded
 * @param interval zero: runs only by hand
 * @param enabled false: no scheduled run
 * @param timeZone what floating times mean; null leaves them floating
 */
public record SourceSettings(
        String name,
        URI caldavUrl,
        String username,
        String icsPath,
        Duration interval,
        Exposure exposure,
        boolean enabled,
        CalendarChoice calendars,
        AuthScheme auth,
        Tls tls,
        @Nullable ZoneId timeZone) {

    /** How often it runs by itself; zero: never. */
    public Duration scheduledInterval() {
        return enabled ? interval : Duration.ZERO;
    }

    /** Whether both talk to the same account, so that what was pulled for one is good for the other. */
    boolean isSameAccountAs(SourceSettings other) {
        return caldavUrl.equals(other.caldavUrl) && username.equals(other.username);
    }

    /** Whether both make the same feed of the same events. */
    boolean publishesLike(SourceSettings other) {
        return name.equals(other.name) && Objects.equals(timeZone, other.timeZone);
    }

    /** Whether both pull the same events in the same way. */
    boolean pullsLike(SourceSettings other) {
        return isSameAccountAs(other)
                && calendars.equals(other.calendars)
                && auth == other.auth
                && tls.equals(other.tls);
    }
}
