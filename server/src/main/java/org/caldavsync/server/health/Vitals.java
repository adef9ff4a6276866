package org.caldavsync.server.health;

import java.time.Duration;

/** What the health routes ask the rest of the service. */
public interface Vitals {

    /** Whether the database answers. Never throws. */
    boolean databaseWorks();

    /** How many sources there are. */
    int sources();

    /** How many destinations there are. */
    int destinations();

    /** How many sources and destinations failed their last run. */
    int failing();

    /** How late the most overdue run is; zero where none is. */
    Duration scheduleLag();
}
