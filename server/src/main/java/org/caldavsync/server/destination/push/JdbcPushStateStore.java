package org.caldavsync.server.destination.push;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.caldavsync.caldav.CTag;
import org.caldavsync.caldav.Revision;
import org.caldavsync.caldav.SyncState;
import org.caldavsync.caldav.SyncToken;
import org.caldavsync.http.Learned;
import org.caldavsync.http.Origin;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.destination.link.Validators;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The one row a destination that says what its runs remember. */
final class JdbcPushStateStore {
    private final Database database;

    JdbcPushStateStore(Database database) {
        this.database = database;
    }

    PushState load(long destinationId) {
        return database.read(handle -> handle.select("""
                        SELECT calendar_href, ctag, sync_token, read_at, listed_at, capabilities, basic_offered,
                               link_basic_offered, link_etag, link_modified, link_hash, settled, held, held_run, hold_all
                        FROM push_states WHERE destination_id = :id
                        """)
                .bind("id", destinationId)
                .map(JdbcPushStateStore::state)
                .findOne()
                .orElse(PushState.NONE));
    }

    /** The calendar that was found. What was known of another one is forgotten. */
    void saveCalendar(PushClaim claim, URI calendar) {
        update(claim, handle -> {
            handle.createUpdate("DELETE FROM target_members WHERE destination_id = :id")
                    .bind("id", claim.destinationId())
                    .execute();
            handle.createUpdate("""
                            UPDATE push_states SET calendar_href = :calendar, ctag = NULL, sync_token = NULL, read_at = 0,
                                listed_at = 0, capabilities = '', settled = NULL
                            WHERE destination_id = :id
                            """)
                    .bind("calendar", calendar.toString())
                    .bind("id", claim.destinationId())
                    .execute();
        });
    }

    void saveLearned(PushClaim claim, Learned calendar, Learned link) {
        update(
                claim,
                handle -> handle.createUpdate("""
                        UPDATE push_states SET basic_offered = :offered, link_basic_offered = :link_offered
                        WHERE destination_id = :id
                        """)
                        .bind("offered", lines(calendar))
                        .bind("link_offered", lines(link))
                        .bind("id", claim.destinationId())
                        .execute());
    }

    /** How the run ended: what it read, whether that is settled, what it holds. */
    void saveEnd(PushClaim claim, Validators link, Optional<PushState.Settled> settled, PushState.Held held) {
        update(
                claim,
                handle -> handle.createUpdate("""
                        UPDATE push_states SET link_etag = :etag, link_modified = :modified, link_hash = :hash,
                            settled = :settled, held = :held, held_run = :held_run, hold_all = :hold_all
                        WHERE destination_id = :id
                        """)
                        .bind("etag", link.etag())
                        .bind("modified", link.lastModified())
                        .bind("hash", link.bodyHash())
                        .bind("settled", settled.map(JdbcPushStateStore::text).orElse(null))
                        .bind("held", held.digest().isEmpty() ? null : held.digest())
                        .bind("held_run", held.runId() == 0 ? null : held.runId())
                        .bind("hold_all", held.linkChanged())
                        .bind("id", claim.destinationId())
                        .execute());
    }

    private interface Work {
        void on(Handle handle);
    }

    private void update(PushClaim claim, Work work) {
        database.run(handle -> {
            claim.check(handle);
            ensureRow(handle, claim);
            work.on(handle);
        });
    }

    static void ensureRow(Handle handle, PushClaim claim) {
        handle.createUpdate("INSERT INTO push_states (destination_id) VALUES (:id) ON CONFLICT DO NOTHING")
                .bind("id", claim.destinationId())
                .execute();
    }

    private static PushState state(ResultSet row, StatementContext context) throws SQLException {
        Revision revision =
                new Revision(new SyncToken(text(row.getString("sync_token"))), new CTag(text(row.getString("ctag"))));
        return new PushState(
                Optional.ofNullable(row.getString("calendar_href")).map(URI::create),
                new SyncState(
                        revision,
                        Instant.ofEpochMilli(row.getLong("read_at")),
                        Instant.ofEpochMilli(row.getLong("listed_at"))),
                row.getString("capabilities"),
                learned(row.getString("basic_offered")),
                learned(row.getString("link_basic_offered")),
                new Validators(
                        text(row.getString("link_etag")),
                        text(row.getString("link_modified")),
                        text(row.getString("link_hash"))),
                settled(row.getString("settled")),
                new PushState.Held(text(row.getString("held")), row.getLong("held_run"), row.getBoolean("hold_all")));
    }

    private static String text(@Nullable String column) {
        return column == null ? "" : column;
    }

    private static String text(PushState.Settled settled) {
        return settled.generation() + ":" + settled.total();
    }

    private static Optional<PushState.Settled> settled(@Nullable String column) {
        if (column == null) {
            return Optional.empty();
        }
        int colon = column.indexOf(':');
        return Optional.of(new PushState.Settled(
                Long.parseLong(column.substring(0, colon)), Long.parseLong(column.substring(colon + 1))));
    }

    private static String lines(Learned learned) {
        return learned.basicOffered().stream().map(Origin::toString).sorted().collect(Collectors.joining("\n"));
    }

    private static Learned learned(String lines) {
        Set<Origin> origins = lines.lines().map(URI::create).map(Origin::of).collect(Collectors.toSet());
        return new Learned(origins);
    }
}
