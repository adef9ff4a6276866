package org.caldavsync.server.run;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.db.DatabaseFailure;
import org.caldavsync.server.db.Signals;
import org.caldavsync.server.run.PlanUpkeep.Correction;
import org.caldavsync.server.run.Plans.Plan;

/**
 * Starts runs by themselves. What is planned is kept in the database, one row for whatever runs by itself, and survives
 * the process.
 *
 * <p>db-scheduler finds what is due and hands it out, to one process of several; the run itself is the {@link Runner}'s.
 * After each run, also one by hand, the next is planned: one interval later, or sooner after a failure that may pass.
 */
public final class Schedule implements AutoCloseable {
    /** How many scheduled runs go on at a time; below {@link Runner#PARALLEL}, so that runs by hand find a place. */
    private static final int LANES = Runner.PARALLEL - 2;

    private static final Duration UPKEEP = Duration.ofMinutes(1);

    /** A process that is silent for this long six times is taken for gone: after 40 seconds at the latest. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    /** Told where a subject was edited that another process runs at the moment. */
    private static final String AGAIN = "again";

    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private static final int MOST_ATTEMPTS = 10;

    private final List<Jobs> jobs;
    private final Runner runner;
    private final Plans plans;
    private final DueRuns dueRuns;
    private final PlanUpkeep upkeep;
    private final Delays delays;
    private final InstantSource clock;
    private final Signals signals;
    private final Scheduler scheduler;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("schedule upkeep").factory());

    /**
     * How time passes here.
     *
     * @param polling how often what is due is looked for
     */
    public record Timing(InstantSource clock, RandomGenerator random, Duration polling) {}

    /** When something that is planned anew runs first. */
    public enum First {
        /** At once, and once more where a run with the former settings is under way. */
        NOW,
        /** One interval from now, or earlier where it was planned so. */
        WHEN_DUE
    }

    /** Nothing runs before {@link #start}; what is planned until then is kept. */
    public Schedule(Database database, List<Jobs> jobs, Runner runner, Timing timing) {
        this.jobs = List.copyOf(jobs);
        this.runner = runner;
        this.clock = timing.clock();
        this.delays = new Delays(timing.random());
        this.plans = new Plans(database);
        this.dueRuns = new DueRuns(runner, new JobsByKind(jobs), delays, clock);
        this.upkeep = new PlanUpkeep(delays);
        this.signals = database.sharing().signals();
        this.scheduler = Scheduler.create(database.dataSource(), tasks())
                .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                .threads(LANES)
                .executorService(Executors.newFixedThreadPool(
                        LANES, Thread.ofVirtual().name("schedule-", 0).factory()))
                .pollingInterval(timing.polling())
                .heartbeatInterval(HEARTBEAT)
                .clock(clock::instant)
                .serializer(Plans.DELAY)
                .failureLogging(LogLevel.DEBUG, false)
                .shutdownMaxWait(LONGEST_STOP)
                .build();
        signals.hear(AGAIN, new Signals.Ear() {
            @Override
            public void heard(String text) {
                RunSignals.subject(text).ifPresent(dueRuns::runAgain);
            }

            @Override
            public void missed() {
                // The run that is under way notices the edit and ends; the next one comes when it is due.
            }
        });
        runner.listen(new RunListener() {
            @Override
            public void begins(Run run) {
                dueRuns.begins(run.subject());
            }

            @Override
            public void finished(Run run) {
                if (run.trigger() == Trigger.MANUAL) {
                    dueRuns.delayAfter(run).ifPresent(delay -> put(run.subject(), delay));
                }
            }
        });
    }

    /** As {@link #start}, where no other process is there: what was cut off is carried out anew at once. */
    public void startAlone() {
        spreadOverdue();
        plans.release();
        begin();
    }

    /** Brings what is planned in line with what there is, spreads what is overdue, and begins. */
    public void start() {
        spreadOverdue();
        begin();
    }

    private void spreadOverdue() {
        for (Jobs kin : jobs) {
            List<Plan> planned = plans.all(kin.kind());
            Map<Long, Duration> intervals = kin.intervals();
            upkeep.overdue(planned, intervals, clock.instant()).forEach(correction -> {
                dueRuns.missed(correction.subject());
                apply(correction);
            });
        }
    }

    private void begin() {
        keepUp();
        scheduler.start();
        Recurring check = new Recurring(this::keepUp, "The schedule cannot be checked; it is tried again in a minute");
        var _ = timer.scheduleWithFixedDelay(check, UPKEEP.toSeconds(), UPKEEP.toSeconds(), TimeUnit.SECONDS);
    }

    /** Mends what does not fit; once a minute. */
    void keepUp() {
        // db-scheduler ends its pauses by the clock: where that was set back it has to be woken.
        scheduler.triggerCheckForDueExecutions();
        for (Jobs kin : jobs) {
            // In this order: what is planned existed before it was planned.
            List<Plan> planned = plans.all(kin.kind());
            upkeep.misfits(kin.kind(), planned, kin.intervals(), clock.instant())
                    .forEach(this::apply);
        }
    }

    private void apply(Correction correction) {
        switch (correction) {
            case Correction.Put(Subject subject, Duration delay) -> put(subject, delay);
            case Correction.Remove(Subject subject) -> remove(subject);
        }
    }

    /** Has the subject run by itself at that interval; zero: never. */
    public void plan(Subject subject, Duration interval, First first) {
        if (interval.isZero()) {
            remove(subject);
            return;
        }
        switch (first) {
            case NOW -> {
                dueRuns.runAgain(subject);
                if (!put(subject, Duration.ZERO)) {
                    signals.tell(AGAIN, subject.toString());
                }
                scheduler.triggerCheckForDueExecutions();
            }
            case WHEN_DUE -> {
                Duration delay = delays.jittered(interval);
                Instant at = clock.instant().plus(delay);
                if (plans.of(subject).filter(plan -> plan.at().isBefore(at)).isEmpty()) {
                    put(subject, delay);
                }
            }
        }
    }

    /** The subject no longer runs by itself; a run under way goes on. */
    public void remove(Subject subject) {
        TaskInstanceId planned = TaskInstanceId.of(subject.kind().code(), String.valueOf(subject.id()));
        try {
            persistently(() -> scheduler.cancel(planned));
        } catch (TaskInstanceNotFoundException | TaskInstanceCurrentlyExecutingException nothingToDo) {
            // Not planned; or it runs, and is not planned again when it ends.
            return;
        }
    }

    /** When the subject runs next by itself; empty: never, or it runs now. */
    public Optional<Instant> next(Subject subject) {
        return plans.of(subject).filter(plan -> !plan.running()).map(Plan::at);
    }

    /** {@link #next} of everything of that kind, by id. */
    public Map<Long, Instant> nextAll(RunKind kind) {
        return plans.all(kind).stream()
                .filter(plan -> !plan.running())
                .collect(Collectors.toUnmodifiableMap(plan -> plan.subject().id(), Plan::at));
    }

    /** How late the most overdue run is; zero where none is. */
    public Duration lag() {
        Instant now = clock.instant();
        return plans.first()
                .filter(plan -> plan.at().isBefore(now))
                .map(plan -> Duration.between(plan.at(), now))
                .orElse(Duration.ZERO);
    }

    /** Plans no more. Closes the runner first: those who carry out what is due wait for its runs. */
    @Override
    public void close() {
        runner.close();
        timer.shutdownNow();
        scheduler.stop();
    }

    /** Plans the next run of the subject; false where it runs at this moment, and the end of that run does. */
    @CanIgnoreReturnValue
    private boolean put(Subject subject, Duration delay) {
        TaskInstance<Long> instance =
                new TaskInstance<>(subject.kind().code(), String.valueOf(subject.id()), delay.toMillis());
        Instant at = clock.instant().plus(delay);
        try {
            persistently(() -> scheduler.schedule(instance, at, ScheduleOptions.WHEN_EXISTS_RESCHEDULE));
            return true;
        } catch (TaskInstanceCurrentlyExecutingException running) {
            return false;
        } catch (TaskInstanceNotFoundException removed) {
            // By another process, just now: what does not fit is mended within a minute.
            return true;
        }
    }

    /**
     * Changes what is planned, once more where another process changed it between the look at it and the write.
     *
     * @throws TaskInstanceNotFoundException and {@link TaskInstanceCurrentlyExecutingException} as they come
     */
    private static void persistently(Runnable change) {
        for (int attempt = 1; ; attempt++) {
            try {
                change.run();
                return;
            } catch (TaskInstanceNotFoundException | TaskInstanceCurrentlyExecutingException known) {
                throw known;
            } catch (TaskInstanceException crossed) {
                if (attempt == MOST_ATTEMPTS) {
                    throw DatabaseFailure.of(crossed);
                }
            } catch (RuntimeException failure) {
                throw DatabaseFailure.of(failure);
            }
        }
    }

    private List<Task<?>> tasks() {
        return jobs.stream().<Task<?>>map(kin -> dueRuns.task(kin.kind())).toList();
    }
}
