package org.caldavsync.server.run;

/** What watchers are told. */
public sealed interface RunEvent {
    Subject subject();

    record Started(Run run) implements RunEvent {
        @Override
        public Subject subject() {
            return run.subject();
        }
    }

    /** How far a run is; {@code total} 0: unknown. */
    record Progress(Subject subject, long runId, long done, long total, String what) implements RunEvent {}

    record Finished(Run run) implements RunEvent {
        @Override
        public Subject subject() {
            return run.subject();
        }
    }

    /** A source or destination was created, edited or deleted. */
    record Changed(Subject subject) implements RunEvent {}
}
