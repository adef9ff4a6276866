package org.caldavsync.server.destination;

import org.caldavsync.server.run.RunEvent;
import org.caldavsync.server.run.Runs;
import org.caldavsync.server.run.Schedule;
import org.caldavsync.server.run.Subject;
import org.caldavsync.server.subject.SaveResult;

/**
 * Changes destinations, and tells everybody who has to know. Nothing is ever written to a calendar because of it: the
 * first run is the next one that is due.
 */
final class DestinationChanges {
    private final JdbcDestinationStore store;
    private final Runs runs;
    private final ManualRuns manual;

    DestinationChanges(JdbcDestinationStore store, Runs runs, ManualRuns manual) {
        this.store = store;
        this.runs = runs;
        this.manual = manual;
    }

    SaveResult<Destination, Overlap> create(DestinationDraft draft) {
        return announced(store.create(draft));
    }

    SaveResult<Destination, Overlap> update(Destination before, DestinationDraft draft) {
        return announced(store.update(before, draft));
    }

    /** Deletes it and leaves what it has written. */
    void delete(Destination destination) {
        long id = destination.id();
        runs.schedule().remove(Subject.destination(id));
        boolean deleted = store.delete(id);
        manual.engine().forget(id);
        announce(id);
        if (!deleted) {
            throw StoredDestinations.unknown(id);
        }
    }

    /**
     * Removes what it has written, then deletes it; where not all of that could be removed, it stays.
     *
     * @return how many events were removed
     */
    ManualRuns.Removed deleteWithEvents(Destination destination) {
        ManualRuns.Removed removed = manual.remove(destination);
        delete(destination);
        return removed;
    }

    private SaveResult<Destination, Overlap> announced(SaveResult<Destination, Overlap> result) {
        if (result instanceof SaveResult.Saved<Destination, Overlap>(Destination saved)) {
            Subject subject = Subject.destination(saved.id());
            runs.schedule().plan(subject, saved.settings().scheduledInterval(), Schedule.First.WHEN_DUE);
            announce(saved.id());
        }
        return result;
    }

    private void announce(long id) {
        runs.events().publish(new RunEvent.Changed(Subject.destination(id)));
    }
}
