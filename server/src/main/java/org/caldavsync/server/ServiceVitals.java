package org.caldavsync.server;

import java.time.Duration;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.health.Vitals;
import org.caldavsync.server.run.Schedule;

/** How the service is doing, as its parts tell. */
record ServiceVitals(Database database, Schedule schedule) implements Vitals {

    @Override
    public boolean databaseWorks() {
        return database.answers();
    }

    @Override
    public int sources() {
        return count("SELECT count(*) FROM sources");
    }

    @Override
    public int destinations() {
        return count("SELECT count(*) FROM destinations");
    }

    @Override
    public int failing() {
        return count("""
                SELECT (SELECT count(*) FROM sources WHERE last_sync_status = 'error')
                     + (SELECT count(*) FROM destinations WHERE last_sync_status = 'error')
                """);
    }

    @Override
    public Duration scheduleLag() {
        return schedule.lag();
    }

    private int count(String sql) {
        return database.read(handle -> handle.select(sql).mapTo(Integer.class).one());
    }
}
