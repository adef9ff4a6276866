package org.caldavsync.server.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Rows of {@code runs} and what they mean. */
final class RunRows {
    static final String COLUMNS = """
            id, kind, subject_id, started_by, status, started_at, finished_at, counts, requests, bytes, changed,
            error, cause, retry_at""";

    private static final JsonMapper JSON = new JsonMapper();

    private RunRows() {}

    static Run read(ResultSet row, StatementContext context) throws SQLException {
        Instant startedAt = Instant.ofEpochMilli(row.getLong("started_at"));
        return new Run(
                row.getLong("id"),
                new Subject(RunKind.ofCode(row.getString("kind")), row.getLong("subject_id")),
                Trigger.ofCode(row.getString("started_by")),
                RunStatus.ofCode(row.getString("status")).orElseThrow(),
                startedAt,
                instant(row, "finished_at"),
                new Tally(readCounts(row.getString("counts")), row.getLong("requests"), row.getLong("bytes")),
                row.getBoolean("changed"),
                problem(row));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    static String writeCounts(Map<String, Long> counts) {
        try {
            return JSON.writeValueAsString(counts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Names and numbers have a JSON form.", e);
        }
    }

    /** Null for none, which is most. */
    static @Nullable String writeChanges(List<RunItem.Change> changes) {
        try {
            return changes.isEmpty() ? null : JSON.writeValueAsString(changes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts have a JSON form.", e);
        }
    }

    static List<RunItem.Change> readChanges(@Nullable String json) throws SQLException {
        try {
            return json == null ? List.of() : JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new SQLException("run_items.changes holds no JSON list of changes.", e);
        }
    }

    private static Run.@Nullable Problem problem(ResultSet row) throws SQLException {
        String message = row.getString("error");
        return message == null
                ? null
                : new Run.Problem(FailureCause.ofCode(row.getString("cause")), message, instant(row, "retry_at"));
    }

    private static SortedMap<String, Long> readCounts(String json) throws SQLException {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new SQLException("runs.counts holds no JSON object of numbers.", e);
        }
    }
}
