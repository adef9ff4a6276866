package org.caldavsync.server.source.pull;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.caldavsync.caldav.ETag;
import org.caldavsync.caldav.Href;
import org.caldavsync.caldav.SyncState;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.run.EventStart;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The members of pulled calendars. */
public final class JdbcItemStore {
    /** How many hrefs one statement names at the most. */
    private static final int NAMED_AT_ONCE = 500;

    private final Database database;

    public JdbcItemStore(Database database) {
        this.database = database;
    }

    /**
     * What a person is told about a stored member.
     *
     * @param start null where none can be told
     */
    record Described(
            Href href, String uid, String summary, @Nullable EventStart start) {}

    /** Members that could not be read this time, to be asked for again. */
    record Pending(Href href, String reason) {}

    /**
     * The end of one calendar's pull, stored in one transaction: what is gone, what is still to be fetched, and how far
     * the copy has come with that.
     *
     * @param suspect whether a removal was seen that is not believed yet
     */
    record Completion(
            List<Href> gone,
            List<Pending> pending,
            SyncState state,
            String capabilities,
            boolean suspect,
            @Nullable String error) {}

    /** Whether anything is stored of these calendars that could be in a feed. */
    boolean hasEvents(Collection<Long> calendarIds) {
        return !calendarIds.isEmpty()
                && database.read(handle -> handle.select("""
                                SELECT 1 FROM items WHERE calendar_id IN (<calendars>) AND problem IS NULL LIMIT 1
                                """)
                        .bindList("calendars", calendarIds)
                        .mapTo(Integer.class)
                        .findFirst()
                        .isPresent());
    }

    /** How many members of the source cannot be in its feed. */
    long countProblems(long sourceId) {
        return database.read(handle -> handle.select(
                        "SELECT count(*) FROM items WHERE source_id = ? AND problem IS NOT NULL", sourceId)
                .mapTo(Long.class)
                .one());
    }

    long count(long calendarId) {
        return database.read(handle -> handle.select("SELECT count(*) FROM items WHERE calendar_id = ?", calendarId)
                .mapTo(Long.class)
                .one());
    }

    /** The stored etags of everything in the calendar, by normalised href. */
    Map<String, ETag> etags(long calendarId) {
        return database.read(handle -> {
            Map<String, ETag> etags = new HashMap<>();
            handle.select("SELECT href, etag FROM items WHERE calendar_id = ?", calendarId)
                    .map((row, context) -> Map.entry(row.getString("href"), new ETag(row.getString("etag"))))
                    .forEach(entry -> etags.put(entry.getKey(), entry.getValue()));
            return etags;
        });
    }

    /** {@link #etags(long)} of these members, as far as they are stored. */
    Map<String, ETag> etags(long calendarId, Collection<Href> members) {
        return texts(calendarId, members, "etag").entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new ETag(entry.getValue())));
    }

    /** What these members mean, by normalised href, as far as they are stored. */
    Map<String, String> fingerprints(long calendarId, Collection<Href> members) {
        return texts(calendarId, members, "fingerprint");
    }

    private Map<String, String> texts(long calendarId, Collection<Href> members, String column) {
        return database.read(handle -> {
            Map<String, String> found = new HashMap<>();
            for (List<String> hrefs : portions(members)) {
                handle.select(
                                "SELECT href, <column> AS text FROM items WHERE calendar_id = :calendar AND href IN (<hrefs>)")
                        .define("column", column)
                        .bind("calendar", calendarId)
                        .bindList("hrefs", hrefs)
                        .map((row, context) -> Map.entry(row.getString("href"), row.getString("text")))
                        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
            }
            return found;
        });
    }

    /** What these members are, as far as they are stored. */
    List<Described> describe(long calendarId, Collection<Href> members) {
        return database.read(handle -> {
            List<Described> described = new ArrayList<>();
            for (List<String> hrefs : portions(members)) {
                handle.select("""
                                SELECT href, uid, summary, first_start, first_day FROM items
                                WHERE calendar_id = :calendar AND href IN (<hrefs>)
                                """)
                        .bind("calendar", calendarId)
                        .bindList("hrefs", hrefs)
                        .map((row, context) -> {
                            long start = row.getLong("first_start");
                            return new Described(
                                    Href.of(URI.create(row.getString("href"))),
                                    row.getString("uid"),
                                    row.getString("summary"),
                                    EventStart.ofStored(
                                            row.wasNull() ? null : Instant.ofEpochMilli(start),
                                            row.getString("first_day")));
                        })
                        .forEach(described::add);
            }
            return described;
        });
    }

    /** Members that earlier runs could not read. */
    List<Href> pending(long calendarId) {
        return database.read(handle -> handle.select(
                        "SELECT href_text, href FROM pending_items WHERE calendar_id = ?", calendarId)
                .map((row, context) -> Href.resolve(URI.create(row.getString("href")), row.getString("href_text")))
                .list());
    }

    /** Stores new and changed members, in one transaction. */
    void store(PullClaim claim, long calendarId, List<Item> items) {
        database.run(handle -> {
            claim.check(handle);
            JdbcAccountStore.outdateFeed(handle, claim);
            PreparedBatch batch = handle.prepareBatch("""
                    INSERT INTO items (calendar_id, source_id, href, href_text, etag, uid, content, fingerprint, summary,
                        first_start, first_day, last_end, problem)
                    VALUES (:calendar, :source, :href, :href_text, :etag, :uid, :content, :fingerprint, :summary,
                        :first_start, :first_day, :last_end, :problem)
                    ON CONFLICT (calendar_id, href) DO UPDATE SET href_text = excluded.href_text, etag = excluded.etag,
                        uid = excluded.uid, content = excluded.content, fingerprint = excluded.fingerprint,
                        summary = excluded.summary, first_start = excluded.first_start, first_day = excluded.first_day,
                        last_end = excluded.last_end, problem = excluded.problem
                    """);
            for (Item item : items) {
                bind(batch, item)
                        .bind("calendar", calendarId)
                        .bind("source", claim.sourceId())
                        .add();
            }
            batch.execute();
        });
    }

    private static PreparedBatch bind(PreparedBatch batch, Item item) {
        return batch.bind("href", item.href().normalized())
                .bind("href_text", item.href().text())
                .bind("etag", item.etag().text())
                .bind("uid", item.uid())
                .bind("content", item.content())
                .bind("fingerprint", item.fingerprint())
                .bind("summary", item.summary())
                .bind("first_start", EventStart.millis(item.firstStart()))
                .bind("first_day", EventStart.dayText(item.firstStart()))
                .bind("last_end", millis(item.lastEnd()))
                .bind("problem", item.problem());
    }

    /** Closes the pull of one calendar. */
    void complete(PullClaim claim, long calendarId, Completion completion) {
        database.run(handle -> {
            claim.check(handle);
            if (!completion.gone().isEmpty()) {
                JdbcAccountStore.outdateFeed(handle, claim);
            }
            delete(handle, calendarId, completion.gone());
            replacePending(handle, calendarId, completion.pending());
            SyncState state = completion.state();
            handle.createUpdate("""
                            UPDATE calendars SET sync_token = :token, ctag = :ctag, read_at = :read, listed_at = :listed,
                                capabilities = :capabilities, last_error = :error,
                                suspected_at = CASE WHEN :suspect THEN suspected_at ELSE NULL END
                            WHERE id = :calendar
                            """)
                    .bind("token", state.revision().token().text())
                    .bind("ctag", state.revision().ctag().text())
                    .bind("read", state.readAt().toEpochMilli())
                    .bind("listed", state.listedAt().toEpochMilli())
                    .bind("capabilities", completion.capabilities())
                    .bind("error", completion.error())
                    .bind("suspect", completion.suspect())
                    .bind("calendar", calendarId)
                    .execute();
        });
    }

    private static void delete(Handle handle, long calendarId, List<Href> gone) {
        for (List<String> hrefs : portions(gone)) {
            handle.createUpdate("DELETE FROM items WHERE calendar_id = :calendar AND href IN (<hrefs>)")
                    .bind("calendar", calendarId)
                    .bindList("hrefs", hrefs)
                    .execute();
        }
    }

    private static void replacePending(Handle handle, long calendarId, List<Pending> pending) {
        handle.execute("DELETE FROM pending_items WHERE calendar_id = ?", calendarId);
        for (Pending member : pending) {
            handle.execute(
                    "INSERT INTO pending_items (calendar_id, href, href_text, reason) VALUES (?, ?, ?, ?)",
                    calendarId,
                    member.href().normalized(),
                    member.href().text(),
                    member.reason());
        }
    }

    private static List<List<String>> portions(Collection<Href> hrefs) {
        List<String> all = hrefs.stream().map(Href::normalized).toList();
        List<List<String>> portions = new ArrayList<>();
        for (int from = 0; from < all.size(); from += NAMED_AT_ONCE) {
            portions.add(all.subList(from, Math.min(all.size(), from + NAMED_AT_ONCE)));
        }
        return portions;
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
