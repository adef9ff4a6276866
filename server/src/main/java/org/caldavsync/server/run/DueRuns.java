package org.caldavsync.server.run;

import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what is due, and decides how long to wait for the run after that. */
final class DueRuns {
    private static final Logger LOG = LoggerFactory.getLogger(DueRuns.class);
    private static final Duration AFTER_DATABASE_FAILURE = Duration.ofSeconds(30);

    private final Runner runner;
    private final JobsByKind jobs;
    private final Delays delays;
    private final InstantSource clock;

    /** Edited since their last run began: that run does not count. */
    private final Set<Subject> edited = ConcurrentHashMap.newKeySet();

    /** Were overdue when the service started. */
    private final Set<Subject> missed = ConcurrentHashMap.newKeySet();

    DueRuns(Runner runner, JobsByKind jobs, Delays delays, InstantSource clock) {
        this.runner = runner;
        this.jobs = jobs;
        this.delays = delays;
        this.clock = clock;
    }

    /** Runs of that kind, as db-scheduler hands them out. */
    Task<Long> task(RunKind kind) {
        return Tasks.custom(kind.code(), Long.class)
                .onDeadExecution(this::revive)
                .onFailure(this::tryAgain)
                .execute((instance, context) -> runNow(new Subject(kind, Long.parseLong(instance.getId()))));
    }

    /** The process that was to carry it out is gone. db-scheduler's own handler would read the system's clock. */
    private void revive(ExecutionComplete gone, ExecutionOperations<Long> operations) {
        try {
            operations.reschedule(gone, clock.instant(), 0L);
        } catch (TaskInstanceException quicker) {
            LOG.atDebug()
                    .addKeyValue("id", gone.getExecution().taskInstance.getId())
                    .log("Another process has noticed it too, and was quicker");
        }
    }

    private void tryAgain(ExecutionComplete complete, ExecutionOperations<Long> operations) {
        LOG.atWarn()
                .addKeyValue("id", complete.getExecution().taskInstance.getId())
                .setCause(complete.getCause().orElse(null))
                .log("A run could not begin; it is tried again in half a minute");
        operations.reschedule(
                complete, clock.instant().plus(AFTER_DATABASE_FAILURE), AFTER_DATABASE_FAILURE.toMillis());
    }

    private CompletionHandler<Long> runNow(Subject subject) {
        Optional<Duration> delay = run(subject);
        return (complete, operations) -> {
            if (delay.isEmpty()) {
                operations.remove();
            } else {
                Duration next = mustRunAgain(subject) ? Duration.ZERO : delay.get();
                operations.reschedule(complete, clock.instant().plus(next), next.toMillis());
            }
        };
    }

    /**
     * Runs the subject, or waits for the run that is open.
     *
     * @return how long to wait from its end; empty: it no longer runs by itself
     */
    private Optional<Duration> run(Subject subject) {
        Trigger trigger = missed.remove(subject) ? Trigger.START : Trigger.SCHEDULE;
        try {
            return delayAfter(runner.start(subject, trigger).finished().get());
        } catch (RunnerClosed stopping) {
            return Optional.of(Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(Duration.ZERO);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Runs do not fail, they end with an outcome.", e);
        }
    }

    /** How long to wait after that run; empty: its subject no longer runs by itself. */
    Optional<Duration> delayAfter(Run run) {
        Duration interval = jobs.interval(run.subject());
        if (interval.isZero()) {
            edited.remove(run.subject());
            return Optional.empty();
        }
        if (mustRunAgain(run.subject())) {
            return Optional.of(Duration.ZERO);
        }
        return Optional.of(retryAt(run)
                .map(retryAt -> backOff(run.subject(), interval, retryAt))
                .orElseGet(() -> delays.jittered(interval)));
    }

    /** The subject was edited: whatever run of it is under way, another has to follow. */
    void runAgain(Subject subject) {
        edited.add(subject);
    }

    private boolean mustRunAgain(Subject subject) {
        return edited.contains(subject);
    }

    /** A run is about to read the settings of the subject. */
    void begins(Subject subject) {
        edited.remove(subject);
    }

    /** The next run of the subject makes up for one that the service was not there for. */
    void missed(Subject subject) {
        missed.add(subject);
    }

    private Duration backOff(Subject subject, Duration interval, Instant retryAt) {
        Duration asked = Duration.between(clock.instant(), retryAt);
        Duration own = delays.backOff(runner.failuresInARow(subject), interval);
        return asked.compareTo(own) > 0 ? asked : own;
    }

    private static Optional<Instant> retryAt(Run run) {
        return Optional.ofNullable(run.problem()).map(Run.Problem::retryAt);
    }
}
