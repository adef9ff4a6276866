package org.caldavsync.server.source;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.caldavsync.caldav.Href;
import org.caldavsync.http.Origin;
import org.caldavsync.server.db.Database;
import org.jdbi.v3.core.Handle;

/** Which calendars a source is fed from, as far as is known without asking its server. */
public final class JdbcSourceReach {
    private final Database database;

    public JdbcSourceReach(Database database) {
        this.database = database;
    }

    /**
     * A calendar as somebody else is configured to reach it.
     *
     * @param caldavUrl an address of its account
     * @param href where it is, as far as is known
     * @param name its display name, or what may be that
     */
    public record Calendar(URI caldavUrl, String username, Href href, String name) {}

    private record Found(Href href, String name) {}

    /** Whether events of that calendar are in the feed of that source, or may be after its next run. */
    public boolean includes(Source source, Calendar calendar) {
        SourceSettings settings = source.settings();
        boolean sameAccount = Origin.of(settings.caldavUrl()).equals(Origin.of(calendar.caldavUrl()))
                && settings.username().equals(calendar.username());
        boolean found = database.read(handle -> found(handle, source.id())).stream()
                .filter(known -> settings.calendars().includes(known.href()))
                .anyMatch(known -> known.href().sameResource(calendar.href())
                        || (sameAccount && known.name().equals(calendar.name())));
        return found
                || switch (settings.calendars()) {
                    case CalendarChoice.Only only -> only.includes(calendar.href());
                    case CalendarChoice.All() -> isInAccount(source, calendar, sameAccount);
                };
    }

    /** The account is all there is to know of it, unless its address is that of a single calendar. */
    private boolean isInAccount(Source source, Calendar calendar, boolean sameAccount) {
        return database.read(handle -> single(handle, source.id()))
                .map(calendar.href()::sameResource)
                .orElseGet(() ->
                        sameAccount || Href.of(source.settings().caldavUrl()).sameResource(calendar.href()));
    }

    private static List<Found> found(Handle handle, long id) {
        return handle.select("SELECT href, name FROM calendars WHERE source_id = ?", id)
                .map((row, context) -> new Found(Href.of(URI.create(row.getString("href"))), row.getString("name")))
                .list();
    }

    private static Optional<Href> single(Handle handle, long id) {
        return handle.select("SELECT single_calendar FROM sources WHERE id = ? AND single_calendar IS NOT NULL", id)
                .mapTo(String.class)
                .findOne()
                .map(href -> Href.of(URI.create(href)));
    }
}
