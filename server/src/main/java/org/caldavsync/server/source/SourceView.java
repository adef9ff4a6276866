package org.caldavsync.server.source;

import java.time.Instant;
import org.caldavsync.server.outbound.AccountShapes;
import org.caldavsync.server.run.LastSync;
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

    record TlsView(boolean verify, @Nullable String caPem) {}

    /**
     * What is known about a source beside its own row.
     *
     * @param events UIDs in the current feed
     * @param calendars calendars found in the account
     */
    record Surroundings(
            @Nullable Instant nextSync, @Nullable Long runningRunId, long events, long calendars) {}

    static SourceView of(Source source, Surroundings around) {
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
                new TlsView(
                        settings.tls().verify(),
                        settings.tls().caPem().isEmpty() ? null : settings.tls().caPem()),
                settings.timeZone() == null ? null : settings.timeZone().getId(),
                around.nextSync(),
                around.events(),
                around.calendars(),
                around.runningRunId());
    }
}
