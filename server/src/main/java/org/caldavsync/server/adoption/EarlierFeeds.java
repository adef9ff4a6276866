package org.caldavsync.server.adoption;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.feed.FeedImport;

/** The last feeds of the earlier implementation, served as they are until each source has synced anew. */
public final class EarlierFeeds {
    private EarlierFeeds() {}

    /** Takes over those that are left, each on its own; killed in between, the next start goes on. */
    public static void adopt(Database database, FeedImport feeds) {
        for (long sourceId : waiting(database)) {
            String content = content(database, sourceId);
            feeds.serve(sourceId, content.getBytes(UTF_8), uids(content));
            database.run(handle -> handle.execute("DELETE FROM adopted_feeds WHERE source_id = ?", sourceId));
        }
    }

    private static List<Long> waiting(Database database) {
        return database.read(handle -> handle.select("SELECT source_id FROM adopted_feeds ORDER BY source_id")
                .mapTo(Long.class)
                .list());
    }

    private static String content(Database database, long sourceId) {
        return database.read(handle -> handle.select("SELECT content FROM adopted_feeds WHERE source_id = ?", sourceId)
                .mapTo(String.class)
                .one());
    }

    /** Good enough for a number that the next sync puts right: the earlier implementation wrote one UID a line. */
    private static long uids(String content) {
        Set<String> uids =
                content.lines().filter(line -> line.startsWith("UID")).collect(Collectors.toSet());
        return uids.size();
    }
}
