package org.caldavsync.server.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.run.RunKind;
import org.caldavsync.server.run.Subject;
import org.caldavsync.server.subject.Activities;
import org.caldavsync.server.subject.Activities.Activity;

/** Puts together what the API shows of a source: its row, its feed, its schedule, its open run. */
final class SourceViews {
    private final Database database;
    private final Activities activities;

    SourceViews(Database database, Activities activities) {
        this.database = database;
        this.activities = activities;
    }

    private record Counts(long events, long calendars) {
        static final Counts NONE = new Counts(0, 0);
    }

    SourceView of(Source source) {
        Activity activity = activities.of(Subject.source(source.id()));
        return view(source, activity, counts().getOrDefault(source.id(), Counts.NONE));
    }

    List<SourceView> of(List<Source> sources) {
        LongFunction<Activity> activity = activities.ofAll(RunKind.SOURCE);
        Map<Long, Counts> counts = counts();
        return sources.stream()
                .map(source -> view(source, activity.apply(source.id()), counts.getOrDefault(source.id(), Counts.NONE)))
                .toList();
    }

    private static SourceView view(Source source, Activity activity, Counts counts) {
        return SourceView.of(source, activity, counts.events(), counts.calendars());
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
