package org.caldavsync.server.source;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.run.RunKind;
import org.caldavsync.server.run.RunStore;
import org.caldavsync.server.run.Schedule;
import org.caldavsync.server.run.Subject;
import org.jspecify.annotations.Nullable;

/** Puts together what the API shows of a source: its row, its feed, its schedule, its open run. */
final class SourceViews {
    private final Database database;
    private final RunStore runs;
    private final Schedule schedule;

    SourceViews(Database database, RunStore runs, Schedule schedule) {
        this.database = database;
        this.runs = runs;
        this.schedule = schedule;
    }

    private record Counts(long events, long calendars) {
        static final Counts NONE = new Counts(0, 0);
    }

    SourceView of(Source source) {
        Subject subject = Subject.source(source.id());
        @Nullable Instant next = schedule.next(subject).orElse(null);
        @Nullable
        Long running = runs.openOf(subject).map(open -> open.run().id()).orElse(null);
        return view(source, next, running, counts().getOrDefault(source.id(), Counts.NONE));
    }

    List<SourceView> of(List<Source> sources) {
        Map<Long, Instant> next = schedule.nextAll(RunKind.SOURCE);
        Map<Long, Long> running = new HashMap<>();
        runs.open().stream()
                .filter(open -> open.run().subject().kind() == RunKind.SOURCE)
                .forEach(open ->
                        running.put(open.run().subject().id(), open.run().id()));
        Map<Long, Counts> counts = counts();
        return sources.stream()
                .map(source -> view(
                        source,
                        next.get(source.id()),
                        running.get(source.id()),
                        counts.getOrDefault(source.id(), Counts.NONE)))
                .toList();
    }

    private static SourceView view(Source source, @Nullable Instant next, @Nullable Long running, Counts counts) {
        return SourceView.of(source, new SourceView.Surroundings(next, running, counts.events(), counts.calendars()));
    }

    private Map<Long, Counts> counts() {
        return database.read(handle -> {
            Map<Long, Counts> counts = new HashMap<>();
            handle.select("""
                            SELECT s.id, coalesce(f.events, 0) AS events,
                                   (SELECT count(*) FROM calendars c WHERE c.source_id = s.id) AS calendars
                            FROM sources s LEFT JOIN feeds f ON f.source_id = s.id AND f.is_current
                            """)
                    .map((row, context) ->
                            Map.entry(row.getLong("id"), new Counts(row.getLong("events"), row.getLong("calendars"))))
                    .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
            return counts;
        });
    }
}
