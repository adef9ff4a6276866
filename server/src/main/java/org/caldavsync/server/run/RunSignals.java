package org.caldavsync.server.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.caldavsync.server.db.Signals;

/**
 * Brings what happens to runs and subjects of other processes to the watchers of this one. Starts and ends are told by the
 * database, progress by the process that makes it.
 */
final class RunSignals {
    static final String PROGRESS = "progress";

    /** Quick runs are over before anybody could look at their progress elsewhere. */
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(1);

    private final RunEvents events;
    private final RunHistory history;
    private final Signals signals;
    private final InstantSource clock;

    /** Runs of this process by when their progress was told last, or was first to be told. */
    private final Map<Long, Instant> told = new ConcurrentHashMap<>();

    private RunSignals(RunEvents events, RunHistory history, Signals signals, InstantSource clock) {
        this.events = events;
        this.history = history;
        this.signals = signals;
        this.clock = clock;
    }

    /** Joins the events of this process with those of the others, from now on. */
    static void join(RunEvents events, RunHistory history, Signals signals, InstantSource clock) {
        RunSignals own = new RunSignals(events, history, signals, clock);
        events.relay(own::happenedHere);
        own.listen("run", own::runMoved);
        own.listen("changed", text -> subject(text).ifPresent(it -> events.show(new RunEvent.Changed(it))));
        own.listen(PROGRESS, own::progressed);
    }

    private interface Listener {
        void heard(String text);
    }

    private void listen(String topic, Listener listener) {
        signals.hear(topic, new Signals.Ear() {
            @Override
            public void heard(String text) {
                if (events.watched()) {
                    listener.heard(text);
                }
            }

            @Override
            public void missed() {
                // Whoever watches looks at what there is from time to time in any case.
            }
        });
    }

    private void runMoved(String id) {
        history.find(Long.parseLong(id))
                .ifPresent(run -> events.show(
                        run.status() == RunStatus.RUNNING ? new RunEvent.Started(run) : new RunEvent.Finished(run)));
    }

    /** {@code kind id run done total what}. */
    private void progressed(String text) {
        String[] parts = text.split(" ", 6);
        subject(text)
                .ifPresent(it -> events.show(new RunEvent.Progress(
                        it, Long.parseLong(parts[2]), Long.parseLong(parts[3]), Long.parseLong(parts[4]), parts[5])));
    }

    /** As {@link Subject#toString} writes it at the beginning of a text. */
    static Optional<Subject> subject(String text) {
        String[] parts = text.split(" ", 3);
        return parts.length < 2
                ? Optional.empty()
                : Optional.of(new Subject(RunKind.ofCode(parts[0]), Long.parseLong(parts[1])));
    }

    private void happenedHere(RunEvent event) {
        switch (event) {
            case RunEvent.Progress progress -> tell(progress);
            case RunEvent.Finished(Run run) -> told.remove(run.id());
            case RunEvent.Started _, RunEvent.Changed _ -> {
                // The database tells.
            }
        }
    }

    private void tell(RunEvent.Progress progress) {
        Instant now = clock.instant();
        Instant before = told.putIfAbsent(progress.runId(), now);
        if (before != null && Duration.between(before, now).compareTo(BETWEEN_REPORTS) > 0) {
            told.put(progress.runId(), now);
            signals.tell(
                    PROGRESS,
                    progress.subject() + " " + progress.runId() + " " + progress.done() + " " + progress.total() + " "
                            + progress.what());
        }
    }
}
