package org.caldavsync.server.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.db.SqliteDatabase;
import org.caldavsync.server.run.JdbcRunStore;
import org.caldavsync.server.run.Run;
import org.caldavsync.server.run.RunHistory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which runs of a history are news; a letter a run, in a database. */
class ChangesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T07:00:00Z");

    @TempDir
    Path directory;

    /** G: good, H: held, p: a failure that may pass, F: one that needs its owner, c: cancelled. */
    @ParameterizedTest
    @CsvSource({
        "G G G, - - -",
        "G F F G G, - failed - recovered -",
        "G p G p G p G, - - - - - - -",
        "G p p p G G, - - failed - recovered -",
        "p p G, - failed recovered",
        "p F G, - failed recovered",
        "p c p G, - - failed recovered",
        "G H H G, - held - recovered",
        "H p H, held - -",
        "H p p H G, held - failed held recovered",
        "F H G, failed held recovered",
        "F p F G, failed - - recovered"
    })
    void tells(String runs, String told) {
        assertThat(told(runs.split(" "))).containsExactly(told.split(" "));
    }

    private List<String> told(String... runs) {
        try (Database database = SqliteDatabase.open(directory.resolve("runs.db"), List.of())) {
            RunHistory history = new JdbcRunStore(database).history();
            List<String> told = new ArrayList<>();
            for (String run : runs) {
                told.add(new Changes(history)
                        .by(recorded(database, history, run), false)
                        .map(Notice.Event::code)
                        .orElse("-"));
            }
            return told;
        }
    }

    private static Run recorded(Database database, RunHistory history, String run) {
        String status = switch (run) {
            case "G" -> "ok";
            case "H" -> "held";
            case "c" -> "cancelled";
            default -> "error";
        };
        boolean failed = status.equals("error");
        database.run(handle -> handle.execute(
                "INSERT INTO runs (kind, subject_id, started_by, status, started_at, finished_at, error, cause, retry_at)"
                        + " VALUES ('source', 1, 'schedule', ?, ?, ?, ?, ?, ?)",
                status,
                NOW.toEpochMilli(),
                NOW.toEpochMilli(),
                failed ? "It broke." : null,
                failed ? "upstream" : null,
                run.equals("p") ? NOW.toEpochMilli() : null));
        return history.list(new RunHistory.Filter(null, null, null), Long.MAX_VALUE, 1)
                .getFirst();
    }
}
