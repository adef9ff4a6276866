package org.caldavsync.server.source;

import java.util.Optional;
import org.caldavsync.http.Secret;
import org.caldavsync.server.run.RunEvent;
import org.caldavsync.server.run.RunEvents;
import org.caldavsync.server.run.Schedule;
import org.caldavsync.server.run.Subject;
import org.caldavsync.server.subject.SaveResult;

/** Changes sources, and tells everybody who has to know: the schedule, the feeds, the watchers. */
final class SourceChanges {
    private final JdbcSourceStore store;
    private final Schedule schedule;
    private final RunEvents events;
    private final SourceApi.FeedChanges feeds;

    SourceChanges(JdbcSourceStore store, Schedule schedule, RunEvents events, SourceApi.FeedChanges feeds) {
        this.store = store;
        this.schedule = schedule;
        this.events = events;
        this.feeds = feeds;
    }

    SaveResult<Source, PathsTaken> create(SourceSettings settings, Secret password) {
        SaveResult<Source, PathsTaken> result = store.create(settings, password);
        if (result instanceof SaveResult.Saved<Source, PathsTaken>(Source source)) {
            plan(source, Schedule.First.NOW);
            announcePaths(source.id());
        }
        return result;
    }

    SaveResult<Source, PathsTaken> update(Source before, SourceSettings settings, Optional<Secret> password) {
        SaveResult<Source, PathsTaken> result = store.update(before, settings, password);
        if (result instanceof SaveResult.Saved<Source, PathsTaken>(Source source)) {
            boolean otherFeed = password.isPresent()
                    || !settings.pullsLike(before.settings())
                    || !settings.publishesLike(before.settings());
            plan(source, otherFeed ? Schedule.First.NOW : Schedule.First.WHEN_DUE);
            announcePaths(source.id());
        }
        return result;
    }

    boolean delete(long id) {
        schedule.remove(Subject.source(id));
        boolean deleted = store.delete(id);
        feeds.removed(id);
        announcePaths(id);
        return deleted;
    }

    SaveResult<SourcePath, PathsTaken> addPath(long sourceId, String path, boolean isPublic) {
        return announced(sourceId, store.addPath(sourceId, path, isPublic));
    }

    SaveResult<SourcePath, PathsTaken> updatePath(SourcePath path) {
        return announced(path.sourceId(), store.updatePath(path));
    }

    boolean deletePath(long sourceId, long pathId) {
        boolean deleted = store.deletePath(sourceId, pathId);
        announcePaths(sourceId);
        return deleted;
    }

    private <T> SaveResult<T, PathsTaken> announced(long sourceId, SaveResult<T, PathsTaken> result) {
        if (result instanceof SaveResult.Saved<T, PathsTaken>) {
            announcePaths(sourceId);
        }
        return result;
    }

    private void plan(Source source, Schedule.First first) {
        SourceSettings settings = source.settings();
        schedule.plan(Subject.source(source.id()), settings.scheduledInterval(), first);
    }

    private void announcePaths(long sourceId) {
        feeds.pathsChanged();
        events.publish(new RunEvent.Changed(Subject.source(sourceId)));
    }
}
