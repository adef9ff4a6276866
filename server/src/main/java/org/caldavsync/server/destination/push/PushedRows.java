package org.caldavsync.server.destination.push;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.caldavsync.caldav.ETag;
import org.caldavsync.caldav.Href;
import org.caldavsync.server.destination.push.PushedItem.Overwritten;
import org.caldavsync.server.destination.push.PushedItem.State;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** How a {@link PushedItem} lies in its row. */
final class PushedRows {
    private PushedRows() {}

    static PushedItem item(ResultSet row, StatementContext context) throws SQLException {
        String overwritten = row.getString("overwritten");
        return new PushedItem(
                row.getString("feed_uid"),
                row.getString("pushed_uid"),
                Href.of(URI.create(row.getString("href_text"))),
                new ETag(row.getString("etag")),
                row.getString("fingerprint"),
                row.getString("identity"),
                row.getBoolean("owned"),
                state(row),
                overwritten == null ? Overwritten.NEVER : new Overwritten(overwritten, row.getInt("overwrites")));
    }

    static <T extends SqlStatement<T>> T bind(T statement, PushedItem item) {
        State.@Nullable Refused refused = item.state() instanceof State.Refused each ? each : null;
        boolean overwritten = item.overwritten().times() > 0;
        return statement
                .bind("feed_uid", item.feedUid())
                .bind("pushed_uid", item.pushedUid())
                .bind("href", item.href().normalized())
                .bind("href_text", item.href().uri().toString())
                .bind("etag", item.etag().text())
                .bind("fingerprint", item.fingerprint())
                .bind("identity", item.identity())
                .bind("state", code(item.state()))
                .bind("owned", item.owned())
                .bind("overwritten", overwritten ? item.overwritten().fingerprint() : null)
                .bind("overwrites", item.overwritten().times())
                .bind("refused_why", refused == null ? null : refused.why())
                .bind("retry_at", refused == null ? null : refused.retryAt().toEpochMilli())
                .bind("refusals", refused == null ? 0 : refused.times());
    }

    private static String code(State state) {
        return switch (state) {
            case State.Intent _ -> "intent";
            case State.Done _ -> "done";
            case State.Refused _ -> "refused";
        };
    }

    private static State state(ResultSet row) throws SQLException {
        return switch (row.getString("state")) {
            case "intent" -> new State.Intent();
            case "done" -> new State.Done();
            default ->
                new State.Refused(
                        row.getString("refused_why"),
                        Instant.ofEpochMilli(row.getLong("retry_at")),
                        row.getInt("refusals"));
        };
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
