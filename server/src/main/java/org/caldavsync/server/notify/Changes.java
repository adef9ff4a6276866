package org.caldavsync.server.notify;

import java.util.Optional;
import org.caldavsync.server.run.Run;
import org.caldavsync.server.run.RunHistory;

/**
 * Which ends of runs are news. A failure that may pass by itself is none until the next run fails too, so that an account that
 * fails now and then tells nothing; one that needs its owner is news at once.
 */
record Changes(RunHistory history) {
    private static final int LOOK_BACK = 30;

    /** What people know of a subject. */
    private enum State {
        GOOD,
        HELD,
        FAILED
    }

    /**
     * What people know after a run, and whether that run failed, which they may not know yet.
     *
     * @param failing whether the last run failed
     */
    private record Known(State state, boolean failing) {
        private static final Known NOTHING = new Known(State.GOOD, false);

        Known after(Run run) {
            return switch (run.status()) {
                case OK, PARTIAL -> new Known(State.GOOD, false);
                case HELD -> new Known(State.HELD, false);
                case ERROR -> new Known(failing || needsOwner(run) ? State.FAILED : state, true);
                case RUNNING, CANCELLED -> this;
            };
        }

        private static boolean needsOwner(Run run) {
            return run.problem() == null || run.problem().retryAt() == null;
        }
    }

    /**
     * What the end of this run is for people; a first run that is good is nothing.
     *
     * @param wasStale whether they were told that it is out of date, and it no longer is
     */
    Optional<Notice.Event> by(Run run, boolean wasStale) {
        Known before = before(run);
        Known now = before.after(run);
        if (now.state == before.state && !wasStale) {
            return Optional.empty();
        }
        return Optional.of(
                switch (now.state) {
                    case GOOD -> Notice.Event.RECOVERED;
                    case HELD -> Notice.Event.HELD;
                    case FAILED -> Notice.Event.FAILED;
                });
    }

    private Known before(Run run) {
        RunHistory.Filter same =
                new RunHistory.Filter(run.subject().kind(), run.subject().id(), null);
        Known known = Known.NOTHING;
        for (Run earlier : history.list(same, run.id(), LOOK_BACK).reversed()) {
            known = known.after(earlier);
        }
        return known;
    }
}
