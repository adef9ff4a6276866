package org.caldavsync.server.destination.push;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.caldavsync.caldav.Href;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.run.RunContext;

/**
 * Lets the runs of destinations that share a calendar write to it one after the other, in this process or several: each
 * plans on what the one before has left. Whoever has a turn is a run with a lease, so that a turn ends with its process.
 */
final class CalendarTurns {
    /** How often a run looks whether it is its turn. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Database database;

    CalendarTurns(Database database) {
        this.database = database;
    }

    /** What a look at a calendar waits for before it lists anything. */
    interface Turn {
        /** Previews look whenever they like. */
        Turn NOT_NEEDED = _ -> {};

        /** Returns when it is the turn of the run. */
        void take(Href calendar);
    }

    /** The turns of that run; it has at most one at a time. */
    Turn of(RunContext run) {
        return calendar -> {
            while (!tryTake(calendar, run.runId())) {
                run.progress(0, 0, "waiting for another destination that writes to this calendar");
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
                run.checkCancelled();
            }
        };
    }

    private boolean tryTake(Href calendar, long runId) {
        return database.write(handle -> {
            handle.createUpdate("""
                DELETE FROM calendar_turns
                WHERE (run_id = :run AND calendar <> :calendar)
                   OR (calendar = :calendar AND run_id NOT IN (SELECT id FROM runs WHERE status = 'running'))
                """)
                    .bind("run", runId)
                    .bind("calendar", calendar.normalized())
                    .execute();
            handle.createUpdate("INSERT INTO calendar_turns (calendar, run_id) VALUES (:calendar, :run) ON CONFLICT DO"
                            + " NOTHING")
                    .bind("run", runId)
                    .bind("calendar", calendar.normalized())
                    .execute();
            return handle.select("SELECT 1 FROM calendar_turns WHERE calendar = :calendar AND run_id = :run")
                    .bind("run", runId)
                    .bind("calendar", calendar.normalized())
                    .mapTo(Integer.class)
                    .findOne()
                    .isPresent();
        });
    }

    /** The next may have its turn. */
    void end(RunContext run) {
        database.run(handle -> handle.createUpdate("DELETE FROM calendar_turns WHERE run_id = :run")
                .bind("run", run.runId())
                .execute());
    }
}
