package org.caldavsync.server.feed;

import java.util.Optional;
import org.caldavsync.server.db.Database;
import org.jdbi.v3.core.Handle;

/**
 * Which feed a path under {@code /ics/} means. Thread-safe. Known paths are answered from memory until
 * {@link #pathsChanged} is called.
 */
public final class FeedLookup {
    private static final int KEPT_PATHS = 10_000;
    private static final String PUBLIC_AREA = "public/";
    private static final String SUFFIX = ".ics";

    private static final String ANY_PATH = """
            SELECT p.source_id,
                   (p.kind = 'extra' AND p.is_public)
                   OR (s.public_ics AND NOT EXISTS (
                       SELECT 1 FROM feed_paths own WHERE own.source_id = s.id AND own.kind = 'public')) AS is_public
            FROM feed_paths p JOIN sources s ON s.id = p.source_id
            WHERE p.path = :path AND p.kind <> 'public'
            """;
    private static final String PUBLIC_PATH = """
            SELECT p.source_id, TRUE AS is_public
            FROM feed_paths p JOIN sources s ON s.id = p.source_id
            WHERE p.path = :path
              AND ((p.kind = 'public' AND s.public_ics) OR (p.kind = 'extra' AND p.is_public))
            ORDER BY CASE p.kind WHEN 'public' THEN 0 ELSE 1 END
            LIMIT 1
            """;

    /** What a path means. */
    public sealed interface Match {

        /**
         * The feed of that source.
         *
         * @param isPublic whether it is served under this path without credentials
         */
        record Found(long sourceId, boolean isPublic) implements Match {}

        /**
         * No feed has this path.
         *
         * @param isPublic whether anybody may be told so
         */
        record Unknown(boolean isPublic) implements Match {}

        /** A path that climbs: nothing is ever served under it. */
        record Malformed() implements Match {}
    }

    private record Address(boolean isPublic, String path) {}

    private final Database database;
    private final LoadingCache<Address, Match.Found> known;

    public FeedLookup(Database database) {
        this.database = database;
        this.known = new LoadingCache<>(KEPT_PATHS, found -> 1, this::load);
    }

    /**
     * Finds the feed.
     *
     * @param path decoded, without the leading {@code /ics/}
     * @throws org.caldavsync.server.db.DatabaseFailure when a path not yet in memory cannot be looked up
     */
    public Match find(String path) {
        boolean isPublic = path.startsWith(PUBLIC_AREA);
        if (isPublic && path.contains("..")) {
            return new Match.Malformed();
        }
        Optional<Match.Found> found =
                known.get(new Address(isPublic, isPublic ? path.substring(PUBLIC_AREA.length()) : path));
        return found.<Match>map(match -> match).orElseGet(() -> new Match.Unknown(isPublic));
    }

    /** To be called after any change of {@code feed_paths}, or of whether a source is public. */
    public void pathsChanged() {
        known.clear();
    }

    private Optional<Match.Found> load(Address address) {
        return database.read(handle -> load(handle, address));
    }

    private static Optional<Match.Found> load(Handle handle, Address address) {
        if (address.isPublic) {
            return select(handle, PUBLIC_PATH, address.path);
        }
        Optional<Match.Found> exact = select(handle, ANY_PATH, address.path);
        if (exact.isPresent() || !address.path.endsWith(SUFFIX)) {
            return exact;
        }
        return select(handle, ANY_PATH, address.path.substring(0, address.path.length() - SUFFIX.length()));
    }

    private static Optional<Match.Found> select(Handle handle, String sql, String path) {
        return handle.createQuery(sql)
                .bind("path", path)
                .map((row, context) -> new Match.Found(row.getLong("source_id"), row.getBoolean("is_public")))
                .findOne();
    }
}
