package org.caldavsync.server.destination;

import java.time.Instant;
import org.caldavsync.server.destination.DestinationSettings.Target;
import org.caldavsync.server.destination.DestinationSettings.Writing;
import org.caldavsync.server.destination.link.LinkSettings;
import org.caldavsync.server.outbound.AccountShapes;
import org.caldavsync.server.run.LastSync;
import org.caldavsync.server.subject.Activities.Activity;
import org.caldavsync.server.subject.TlsView;
import org.jspecify.annotations.Nullable;

/** A destination as the API shows it; the member names follow from these. */
record DestinationView(
        long id,
        String name,
        String icsUrl,
        String caldavUrl,
        String calendarName,
        String username,
        long syncIntervalSecs,
        boolean syncAll,
        boolean keepLocal,
        @Nullable Instant lastSynced,
        @Nullable String lastSyncStatus,
        @Nullable String lastSyncError,
        Instant createdAt,
        boolean enabled,
        String deletions,
        boolean createCalendar,
        @Nullable String icsUsername,
        String icsAuth,
        TlsView icsTls,
        @Nullable String icsUserAgent,
        String attendees,
        String alarms,
        String auth,
        TlsView tls,
        @Nullable String timeZone,
        @Nullable Instant nextSync,
        @Nullable Long runningRunId) {

    static DestinationView of(Destination destination, Activity activity) {
        DestinationSettings settings = destination.settings();
        LinkSettings link = settings.link();
        Target target = settings.target();
        Writing writing = settings.writing();
        LastSync state = destination.state();
        return new DestinationView(
                destination.id(),
                settings.name(),
                link.address().text(),
                target.caldavUrl().toString(),
                target.calendarName(),
                target.username(),
                settings.interval().toSeconds(),
                writing.pastToo(),
                writing.deletions().keepsLocal(),
                state.at(),
                state.status(),
                state.error(),
                destination.createdAt(),
                settings.enabled(),
                writing.deletions().code(),
                target.create(),
                link.username().isEmpty() ? null : link.username(),
                AccountShapes.name(link.auth()),
                TlsView.of(link.tls()),
                link.userAgent().isEmpty() ? null : link.userAgent(),
                DestinationForm.kept(writing.keepsAttendees()),
                DestinationForm.kept(writing.keepsAlarms()),
                AccountShapes.name(target.auth()),
                TlsView.of(target.tls()),
                settings.timeZone() == null ? null : settings.timeZone().getId(),
                activity.nextSync(),
                activity.runningRunId());
    }
}
