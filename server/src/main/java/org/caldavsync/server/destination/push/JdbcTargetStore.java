package org.caldavsync.server.destination.push;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.caldavsync.caldav.ETag;
import org.caldavsync.caldav.Href;
import org.caldavsync.caldav.SyncState;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.run.EventStart;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The copy of the calendars' listings, and what destinations have written there. */
final class JdbcTargetStore {
    private static final String INSERT_ROW = """
            INSERT INTO pushed_items (destination_id, feed_uid, pushed_uid, href, href_text, etag, fingerprint, identity,
                state, owned, overwritten, overwrites, refused_why, retry_at, refusals)
            VALUES (:destination, :feed_uid, :pushed_uid, :href, :href_text, :etag, :fingerprint, :identity,
                :state, :owned, :overwritten, :overwrites, :refused_why, :retry_at, :refusals)
            """;

    private final Database database;

    JdbcTargetStore(Database database) {
        this.database = database;
    }

    /** Everything in the calendar as last seen. */
    List<TargetMember> members(long destinationId) {
        return database.read(handle -> handle.select("""
                        SELECT href_text, href, etag, uid, fingerprint, summary, first_start, first_day, last_end
                        FROM target_members WHERE destination_id = :id
                        """)
                .bind("id", destinationId)
                .map(JdbcTargetStore::member)
                .list());
    }

    List<PushedItem> pushed(long destinationId) {
        return database.read(handle -> handle.select("""
                        SELECT feed_uid, pushed_uid, href, href_text, etag, fingerprint, identity, state, owned,
                               overwritten, overwrites, refused_why, retry_at, refusals
                        FROM pushed_items WHERE destination_id = :id
                        """)
                .bind("id", destinationId)
                .map(PushedRows::item)
                .list());
    }

    /** What other destinations have written to that calendar. */
    Set<Href> writtenByOthers(long destinationId, Href calendar) {
        return database.read(handle -> handle
                .select(
                        "SELECT href FROM pushed_items WHERE destination_id <> :id AND owned AND substr(href, 1, :length) ="
                                + " :calendar")
                .bind("id", destinationId)
                .bind("calendar", calendar.normalized())
                .bind("length", calendar.normalized().length())
                .mapTo(String.class)
                .stream()
                .map(href -> Href.of(URI.create(href)))
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Stores how the calendar changed, and then how far the copy has come. */
    void saveRefresh(PushClaim claim, Refresh refresh, String capabilities) {
        database.run(handle -> {
            claim.check(handle);
            JdbcPushStateStore.ensureRow(handle, claim);
            refresh.moved()
                    .forEach((href, moved) -> handle.createUpdate("""
                            UPDATE pushed_items SET etag = :now
                            WHERE destination_id = :id AND href = :href AND etag = :before
                            """)
                            .bind("now", moved.now().text())
                            .bind("id", claim.destinationId())
                            .bind("href", href.normalized())
                            .bind("before", moved.before().text())
                            .execute());
            put(handle, claim, refresh.changed());
            refresh.removed().forEach(href -> remove(handle, claim, href));
            saveState(handle, claim, refresh.next(), capabilities);
        });
    }

    private static void saveState(Handle handle, PushClaim claim, SyncState state, String capabilities) {
        handle.createUpdate("""
                        UPDATE push_states SET ctag = :ctag, sync_token = :token, read_at = :read_at,
                            listed_at = :listed_at, capabilities = :capabilities
                        WHERE destination_id = :id
                        """)
                .bind("ctag", state.revision().ctag().text())
                .bind("token", state.revision().token().text())
                .bind("read_at", state.readAt().toEpochMilli())
                .bind("listed_at", state.listedAt().toEpochMilli())
                .bind("capabilities", capabilities)
                .bind("id", claim.destinationId())
                .execute();
    }

    /** Announces writes: from here on they may have happened. */
    void intend(PushClaim claim, List<PushedItem> rows) {
        if (rows.isEmpty()) {
            return;
        }
        database.run(handle -> {
            claim.check(handle);
            putRows(handle, claim, rows);
        });
    }

    /** Notes what the server has now. Not checked against the claim: it has happened, whatever was edited since. */
    void written(PushClaim claim, List<Result.Stored> writes) {
        if (writes.isEmpty()) {
            return;
        }
        database.run(handle -> {
            if (exists(handle, claim)) {
                putRows(handle, claim, writes.stream().map(Result.Stored::row).toList());
                put(handle, claim, writes.stream().map(Result.Stored::member).toList());
            }
        });
    }

    /** Replaces rows without a word about the calendar. */
    void note(PushClaim claim, List<PushedItem> rows) {
        database.run(handle -> {
            if (exists(handle, claim)) {
                putRows(handle, claim, rows);
            }
        });
    }

    /** The object is gone, and whatever was known of it. */
    void removed(PushClaim claim, Href href) {
        database.run(handle -> {
            remove(handle, claim, href);
            handle.createUpdate("DELETE FROM pushed_items WHERE destination_id = :id AND href = :href")
                    .bind("id", claim.destinationId())
                    .bind("href", href.normalized())
                    .execute();
        });
    }

    void forget(PushClaim claim, List<PushedItem> rows) {
        if (rows.isEmpty()) {
            return;
        }
        database.run(handle -> {
            PreparedBatch batch =
                    handle.prepareBatch("DELETE FROM pushed_items WHERE destination_id = :id AND feed_uid = :uid");
            rows.forEach(row -> batch.bind("id", claim.destinationId())
                    .bind("uid", row.feedUid())
                    .add());
            var _ = batch.execute();
        });
    }

    private static boolean exists(Handle handle, PushClaim claim) {
        return handle.select("SELECT 1 FROM destinations WHERE id = :id")
                .bind("id", claim.destinationId())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Where two end at one address, which only the server may know, the later one has it. */
    private static void putRows(Handle handle, PushClaim claim, List<PushedItem> rows) {
        Map<String, PushedItem> latest = new LinkedHashMap<>();
        PreparedBatch delete = handle.prepareBatch("""
                DELETE FROM pushed_items WHERE destination_id = :destination AND (feed_uid = :feed_uid OR href = :href)
                """);
        PreparedBatch insert = handle.prepareBatch(INSERT_ROW);
        for (PushedItem row : rows) {
            delete.bind("destination", claim.destinationId())
                    .bind("feed_uid", row.feedUid())
                    .bind("href", row.href().normalized())
                    .add();
            latest.put(row.href().normalized(), row);
        }
        latest.values()
                .forEach(row -> PushedRows.bind(insert.bind("destination", claim.destinationId()), row)
                        .add());
        var _ = delete.execute();
        var _ = insert.execute();
    }

    private static void put(Handle handle, PushClaim claim, List<TargetMember> members) {
        if (members.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO target_members (destination_id, href, href_text, etag, uid, fingerprint, summary, first_start,
                    first_day, last_end)
                VALUES (:id, :href, :href_text, :etag, :uid, :fingerprint, :summary, :first_start, :first_day,
                    :last_end)
                ON CONFLICT (destination_id, href) DO UPDATE SET href_text = excluded.href_text, etag = excluded.etag,
                    uid = excluded.uid, fingerprint = excluded.fingerprint, summary = excluded.summary,
                    first_start = excluded.first_start, first_day = excluded.first_day,
                    last_end = excluded.last_end
                """);
        for (TargetMember member : members) {
            batch.bind("id", claim.destinationId())
                    .bind("href", member.href().normalized())
                    .bind("href_text", member.href().uri().toString())
                    .bind("etag", member.etag().text())
                    .bind("uid", member.uid())
                    .bind("fingerprint", member.fingerprint())
                    .bind("summary", member.summary())
                    .bind("first_start", EventStart.millis(member.firstStart()))
                    .bind("first_day", EventStart.dayText(member.firstStart()))
                    .bind("last_end", millis(member.lastEnd()))
                    .add();
        }
        var _ = batch.execute();
    }

    private static void remove(Handle handle, PushClaim claim, Href href) {
        handle.createUpdate("DELETE FROM target_members WHERE destination_id = :id AND href = :href")
                .bind("id", claim.destinationId())
                .bind("href", href.normalized())
                .execute();
    }

    private static TargetMember member(ResultSet row, StatementContext context) throws SQLException {
        return new TargetMember(
                Href.of(URI.create(row.getString("href_text"))),
                new ETag(row.getString("etag")),
                row.getString("uid"),
                row.getString("fingerprint"),
                row.getString("summary"),
                EventStart.ofStored(PushedRows.instant(row, "first_start"), row.getString("first_day")),
                PushedRows.instant(row, "last_end"));
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
