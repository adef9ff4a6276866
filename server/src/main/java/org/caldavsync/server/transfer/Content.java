package org.caldavsync.server.transfer;

import java.util.List;
import java.util.Set;

/** What an export holds: tables, each after those its rows refer to. */
final class Content {
    /** The name in the document; another one is none of ours. */
    static final String FORMAT = "caldav-ics-sync export";

    /** Raised when a document of before could be misread. A new column or table does not raise it. */
    static final int VERSION = 1;

    /**
     * One table.
     *
     * @param condition which of its rows are worth taking along
     * @param sealed columns that hold encrypted secrets
     */
    record Table(String name, String condition, Set<String> sealed) {
        private static Table all(String name) {
            return new Table(name, "1 = 1", Set.of());
        }

        private static Table some(String name, String condition) {
            return new Table(name, condition, Set.of());
        }

        /** Whether its rows have an id, in whose order they are written. */
        boolean isNumbered() {
            return NUMBERED.contains(name);
        }
    }

    private static final Set<String> NUMBERED =
            Set.of("sources", "feed_paths", "calendars", "items", "feeds", "destinations", "runs");

    static final List<Table> TABLES = List.of(
            new Table("sources", "1 = 1", Set.of("password")),
            Table.all("feed_paths"),
            Table.all("calendars"),
            Table.all("items"),
            Table.all("pending_items"),
            Table.some("feeds", "is_current"),
            Table.some("feed_chunks", "feed_id IN (SELECT id FROM feeds WHERE is_current)"),
            Table.all("feed_readers"),
            new Table("destinations", "1 = 1", Set.of("password", "ics_password")),
            Table.all("push_states"),
            Table.all("target_members"),
            Table.all("pushed_items"),
            Table.some("runs", "status <> 'running'"),
            Table.some("run_items", "run_id IN (SELECT id FROM runs WHERE status <> 'running')"),
            Table.some("run_steps", "run_id IN (SELECT id FROM runs WHERE status <> 'running')"));

    /** Tables that are not worth it: what they hold is made anew, or belongs to this database only. */
    static final Set<String> LEFT_OUT = Set.of(
            "scheduled_tasks",
            "calendar_turns",
            "stale_subjects",
            "adopted_feeds",
            "flyway_schema_history",
            "sqlite_sequence");

    private Content() {}
}
