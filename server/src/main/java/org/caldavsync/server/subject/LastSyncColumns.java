package org.caldavsync.server.subject;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.caldavsync.server.run.LastSync;
import org.caldavsync.server.run.Run;
import org.caldavsync.server.run.RunStatus;
import org.jdbi.v3.core.Handle;

/** How the end of the last run lies in the row of what ran. */
public final class LastSyncColumns {
    private LastSyncColumns() {}

    public static LastSync read(ResultSet row) throws SQLException {
        long synced = row.getLong("last_synced");
        return new LastSync(
                row.wasNull() ? null : Instant.ofEpochMilli(synced),
                row.getString("last_sync_status"),
                row.getString("last_sync_error"));
    }

    /** Notes how a run ended; one that was cancelled says nothing about what ran. */
    public static void record(Handle handle, Run run, Instant now) {
        if (run.status() == RunStatus.CANCELLED) {
            return;
        }
        Instant end = run.finishedAt() == null ? now : run.finishedAt();
        String table = switch (run.subject().kind()) {
            case SOURCE -> "sources";
            case DESTINATION -> "destinations";
        };
        handle.createUpdate("""
                        UPDATE %s SET last_synced = coalesce(:synced, last_synced), last_sync_status = :status,
                            last_sync_error = :error
                        WHERE id = :id
                        """.formatted(table))
                .bind("synced", run.status().synchronised() ? end.toEpochMilli() : null)
                .bind("status", run.status().code())
                .bind("error", run.problem() == null ? null : run.problem().message())
                .bind("id", run.subject().id())
                .execute();
    }
}
