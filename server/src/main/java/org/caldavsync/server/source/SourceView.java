package org.caldavsync.server.source;

import java.time.Instant;
import org.caldavsync.server.outbound.AccountShapes;
import org.caldavsync.server.run.LastSync;
import org.caldavsync.server.subject.Activities.Activity;
import org.caldavsync.server.subject.TlsView;
import org.jspecify.annotations.Nullable;

/** A source as the API shows it; the member names follow from these. */
record SourceView(
        long id,
        String name,
        String caldavUrl,
        String username,
        String icsPath,
        long syncIntervalSecs,
        @Nullable Instant lastSynced,
        @Nullable String lastSyncStatus,
        @Nullable String lastSyncError,
        Instant createdAt,
        boolean publicIcs,
        @Nullable String publicIcsPath,
        boolean enabled,
        Object calendars,
        String auth,
        TlsView tls,
        @Nullable String timeZone,
        @Nullable Instant nextSync,
        long eventCount,
        long calendarCount,
        @Nullable Long runningRunId) {

    /**
     * That source.
     *
     * @param events UIDs in the current feed
     * @param calendars calendars found in the account
     */
    static SourceView of(Source source, Activity activity, long events, long calendars) {
        SourceSettings settings = source.settings();
        LastSync state = source.state();
        return new SourceView(
                source.id(),
                settings.name(),
                settings.caldavUrl().toString(),
                settings.username(),
                settings.icsPath(),
                settings.interval().toSeconds(),
                state.at(),
                state.status(),
                state.error(),
                source.createdAt(),
                settings.exposure().isPublic(),
                settings.exposure().publicPath(),
                settings.enabled(),
                settings.calendars() instanceof CalendarChoice.Only only ? only.hrefs() : "all",
                AccountShapes.name(settings.auth()),
                TlsView.of(settings.tls()),
                settings.timeZone() == null ? null : settings.timeZone().getId(),
                activity.nextSync(),
                events,
                calendars,
                activity.runningRunId());
    }
}
