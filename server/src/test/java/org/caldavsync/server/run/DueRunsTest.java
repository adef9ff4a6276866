package org.caldavsync.server.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.TaskResolver;
import com.github.kagkarlsson.scheduler.event.SchedulerListeners;
import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepository;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.db.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
class DueRunsTest {
    @TempDir
    Path directory;

    private final SettableClock clock = new SettableClock();
    private final ScriptedJobs jobs = new ScriptedJobs();

    /** Two processes see at the same moment that a third is gone: the row of the slower one is not as it has read it. */
    @Test
    void what_another_process_has_taken_over_already_is_left_to_it() {
        try (Database database = TestDatabase.open(directory.resolve("a.db"));
                Runner runner = new Runner(new JdbcRunStore(database), List.of(jobs), new RunEvents(), clock)) {
            JobsByKind byKind = new JobsByKind(List.of(jobs));
            Task<Long> task =
                    new DueRuns(runner, byKind, new Delays(RandomGenerator.getDefault()), clock).task(RunKind.SOURCE);
            Instant due = clock.instant();
            TaskInstance<Long> instance = new TaskInstance<>(RunKind.SOURCE.code(), "7", 0L);
            Execution read = new Execution(due, instance, true, "gone", null, null, 0, due, 3);
            JdbcTaskRepository rows = rows(database, task);

            assertThatCode(() -> task.getDeadExecutionHandler()
                            .deadExecution(
                                    ExecutionComplete.failure(read, due, due, null),
                                    new ExecutionOperations<>(rows, SchedulerListeners.NOOP, read)))
                    .doesNotThrowAnyException();

            assertThat(rows.getDue(due.plusSeconds(1), 10)).isEmpty();
        }
    }

    private JdbcTaskRepository rows(Database database, Task<Long> task) {
        TaskResolver resolver = new TaskResolver(SchedulerListeners.NOOP, clock::instant, List.of(task));
        return new JdbcTaskRepository(
                database.dataSource(),
                false,
                "scheduled_tasks",
                resolver,
                new SchedulerName.Fixed("slower"),
                false,
                clock::instant);
    }
}
