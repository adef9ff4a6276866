package org.caldavsync.server.source.pull;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.caldavsync.caldav.CTag;
import org.caldavsync.caldav.CalendarListing;
import org.caldavsync.caldav.Revision;
import org.caldavsync.caldav.SyncState;
import org.caldavsync.caldav.SyncToken;
import org.caldavsync.http.Learned;
import org.caldavsync.http.Origin;
import org.caldavsync.server.db.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** What runs learned about accounts and their calendars. */
public final class JdbcAccountStore {
    private static final String SELECT_CALENDAR = """
            SELECT c.id, c.href, c.name, c.color, c.components, c.ctag, c.sync_token, c.read_at, c.listed_at,
                   c.capabilities, c.suspected_at IS NOT NULL AS suspected,
                   EXISTS (SELECT 1 FROM pending_items p WHERE p.calendar_id = c.id) AS has_pending
            FROM calendars c
            """;

    private final Database database;

    public JdbcAccountStore(Database database) {
        this.database = database;
    }

    /** The account of that source, empty where the source is gone. */
    Optional<Account> account(long sourceId) {
        return database.read(handle -> handle.select("""
                        SELECT id, generation, homes, single_calendar, basic_offered, feed_stamp
                        FROM sources WHERE id = :id
                        """)
                .bind("id", sourceId)
                .map(JdbcAccountStore::account)
                .findOne());
    }

    List<StoredCalendar> calendars(long sourceId) {
        return database.read(handle -> handle.select(SELECT_CALENDAR + "WHERE c.source_id = :source ORDER BY c.id")
                .bind("source", sourceId)
                .map(JdbcAccountStore::calendar)
                .list());
    }

    void saveLocation(PullClaim claim, Account.Location location) {
        @Nullable String homes = null;
        @Nullable String single = null;
        switch (location) {
            case Account.Location.Unknown _ -> {}
            case Account.Location.Homes(List<URI> urls) ->
                homes = urls.stream().map(URI::toString).collect(Collectors.joining("\n"));
            case Account.Location.Single(URI url) -> single = url.toString();
        }
        update(claim, "UPDATE sources SET homes = ?, single_calendar = ? WHERE id = ?", homes, single);
    }

    void saveLearned(PullClaim claim, Learned learned) {
        String origins =
                learned.basicOffered().stream().map(Origin::toString).sorted().collect(Collectors.joining("\n"));
        update(claim, "UPDATE sources SET basic_offered = ? WHERE id = ?", origins);
    }

    void saveFeedStamp(PullClaim claim, String stamp) {
        update(claim, "UPDATE sources SET feed_stamp = ? WHERE id = ?", stamp);
    }

    private void update(PullClaim claim, String sql, @Nullable Object... values) {
        database.run(handle -> {
            claim.check(handle);
            var statement = handle.createUpdate(sql);
            int position = 0;
            for (Object value : values) {
                statement.bind(position++, value);
            }
            statement.bind(position, claim.sourceId()).execute();
        });
    }

    /** Stores how the account shows this calendar now; what was pulled of it stays. */
    StoredCalendar save(PullClaim claim, CalendarListing listing) {
        return database.write(handle -> {
            claim.check(handle);
            return handle.select("""
                            INSERT INTO calendars (source_id, href, name, color, components)
                            VALUES (:source, :href, :name, :color, :components)
                            ON CONFLICT (source_id, href) DO UPDATE
                            SET name = excluded.name, color = excluded.color, components = excluded.components
                            RETURNING id
                            """)
                    .bind("source", claim.sourceId())
                    .bind("href", listing.href().uri().toString())
                    .bind("name", listing.name())
                    .bind("color", listing.colorText())
                    .bind("components", StoredCalendar.componentText(listing))
                    .mapTo(Long.class)
                    .map(id -> find(handle, id))
                    .one();
        });
    }

    private static StoredCalendar find(Handle handle, long id) {
        return handle.select(SELECT_CALENDAR + "WHERE c.id = :id")
                .bind("id", id)
                .map(JdbcAccountStore::calendar)
                .one();
    }

    /**
     * The feed has to be built anew, if not by this run then by the next: events are stored before the feed is built, and
     * the run may end in between.
     */
    static void outdateFeed(Handle handle, PullClaim claim) {
        handle.execute("UPDATE sources SET feed_stamp = NULL WHERE id = ?", claim.sourceId());
    }

    /** The calendar is gone, and its events with it. */
    void remove(PullClaim claim, long calendarId) {
        database.run(handle -> {
            claim.check(handle);
            outdateFeed(handle, claim);
            handle.execute("DELETE FROM calendars WHERE id = ?", calendarId);
        });
    }

    /** Forgets what was pulled of a calendar that is not wanted any more. */
    void empty(PullClaim claim, long calendarId) {
        database.run(handle -> {
            claim.check(handle);
            outdateFeed(handle, claim);
            handle.execute("DELETE FROM items WHERE calendar_id = ?", calendarId);
            handle.execute("DELETE FROM pending_items WHERE calendar_id = ?", calendarId);
            handle.execute(
                    "UPDATE calendars SET ctag = NULL, sync_token = NULL, listed_at = 0, last_error = NULL WHERE id = ?",
                    calendarId);
        });
    }

    /** It looked emptied or gone, and does not any more. */
    void trust(PullClaim claim, long calendarId) {
        database.run(handle -> {
            claim.check(handle);
            handle.execute("UPDATE calendars SET suspected_at = NULL, last_error = NULL WHERE id = ?", calendarId);
        });
    }

    void saveError(PullClaim claim, long calendarId, @Nullable String error) {
        database.run(handle -> {
            claim.check(handle);
            handle.execute("UPDATE calendars SET last_error = ? WHERE id = ?", error, calendarId);
        });
    }

    /** Notes that this calendar looks emptied or gone; returns when it first did. */
    Instant suspect(PullClaim claim, long calendarId, Instant now) {
        return database.write(handle -> {
            claim.check(handle);
            handle.execute(
                    "UPDATE calendars SET suspected_at = coalesce(suspected_at, ?) WHERE id = ?",
                    now.toEpochMilli(),
                    calendarId);
            return handle.select("SELECT suspected_at FROM calendars WHERE id = ?", calendarId)
                    .map((row, context) -> Instant.ofEpochMilli(row.getLong("suspected_at")))
                    .one();
        });
    }

    private static Account account(ResultSet row, StatementContext context) throws SQLException {
        PullClaim claim = new PullClaim(row.getLong("id"), row.getLong("generation"));
        Set<Origin> basicOffered = row.getString("basic_offered")
                .lines()
                .map(origin -> Origin.of(URI.create(origin)))
                .collect(Collectors.toSet());
        @Nullable String stamp = row.getString("feed_stamp");
        return new Account(claim, location(row), new Learned(basicOffered), stamp == null ? "" : stamp);
    }

    private static Account.Location location(ResultSet row) throws SQLException {
        @Nullable String single = row.getString("single_calendar");
        @Nullable String homes = row.getString("homes");
        if (single != null) {
            return new Account.Location.Single(URI.create(single));
        }
        return homes == null
                ? new Account.Location.Unknown()
                : new Account.Location.Homes(homes.lines().map(URI::create).toList());
    }

    private static StoredCalendar calendar(ResultSet row, StatementContext context) throws SQLException {
        Revision revision = new Revision(
                new SyncToken(orEmpty(row.getString("sync_token"))), new CTag(orEmpty(row.getString("ctag"))));
        SyncState state = new SyncState(
                revision, Instant.ofEpochMilli(row.getLong("read_at")), Instant.ofEpochMilli(row.getLong("listed_at")));
        return new StoredCalendar(
                row.getLong("id"),
                URI.create(row.getString("href")),
                row.getString("name"),
                orEmpty(row.getString("color")),
                row.getString("components"),
                state,
                row.getString("capabilities"),
                row.getBoolean("has_pending"),
                row.getBoolean("suspected"));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
