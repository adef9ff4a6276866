package org.caldavsync.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.caldavsync.server.db.Database;
import org.caldavsync.server.db.TestDatabase;
import org.caldavsync.server.run.RunHistory.Filter;
import org.caldavsync.server.run.RunStore.Claim;
import org.caldavsync.server.run.RunStore.Lease;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
class RunHistoryTest {
    private static final Subject SOURCE = Subject.source(1);
    private static final Filter EVERYTHING = new Filter(null, null, null);

    @TempDir
    Path directory;

    private final SettableClock clock = new SettableClock();
    private Database database;
    private RunStore store;
    private RunHistory history;

    @BeforeEach
    void open() {
        database = TestDatabase.open(directory.resolve("a.db"));
        store = new JdbcRunStore(database);
        history = store.history();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void lists_newest_first_by_page_and_filter() {
        long first = ran(SOURCE, Trigger.MANUAL, RunStatus.OK, true);
        long second = ran(Subject.source(2), Trigger.MANUAL, RunStatus.OK, true);
        long third = ran(SOURCE, Trigger.MANUAL, RunStatus.ERROR, true);

        assertThat(ids(EVERYTHING, Long.MAX_VALUE, 2)).containsExactly(third, second);
        assertThat(ids(EVERYTHING, second, 2)).containsExactly(first);
        assertThat(ids(new Filter(RunKind.SOURCE, 1L, null), Long.MAX_VALUE, 10))
                .containsExactly(third, first);
        assertThat(ids(new Filter(RunKind.DESTINATION, 1L, null), Long.MAX_VALUE, 10))
                .isEmpty();
        assertThat(ids(new Filter(null, null, RunStatus.OK), Long.MAX_VALUE, 10))
                .containsExactly(second, first);
    }

    @Test
    void counts_failures_since_the_last_success_whatever_was_cancelled_between() {
        var _ = ran(SOURCE, Trigger.SCHEDULE, RunStatus.ERROR, false);
        var _ = ran(SOURCE, Trigger.SCHEDULE, RunStatus.OK, false);
        var _ = ran(SOURCE, Trigger.SCHEDULE, RunStatus.ERROR, false);
        var _ = ran(SOURCE, Trigger.MANUAL, RunStatus.CANCELLED, false);
        var _ = ran(SOURCE, Trigger.SCHEDULE, RunStatus.ERROR, false);

        assertThat(history.failuresInARow(SOURCE)).isEqualTo(2);
        assertThat(history.failuresInARow(Subject.source(2))).isZero();
    }

    @Test
    void keeps_every_run_for_a_day_and_then_one_a_day_of_those_that_changed_nothing() {
        clock.advance(
                Duration.ofHours(24).minus(Duration.between(Instant.parse("2026-11-22T00:00:00Z"), clock.instant())));
        List<Long> idle = everySixHours(Trigger.SCHEDULE, false);
        List<Long> changing = everySixHours(Trigger.SCHEDULE, true);
        List<Long> byHand = everySixHours(Trigger.MANUAL, false);

        clock.advance(Duration.ofHours(24));
        prune(Period.ofDays(30));

        assertThat(ids(EVERYTHING, Long.MAX_VALUE, 500))
                .containsAll(changing)
                .containsAll(byHand)
                .contains(idle.get(3), idle.get(7))
                .doesNotContain(idle.get(0), idle.get(1), idle.get(2), idle.get(4), idle.get(5), idle.get(6));
    }

    @Test
    void touches_nothing_of_the_last_24_hours() {
        List<Long> idle = everySixHours(Trigger.SCHEDULE, false).subList(5, 8);

        prune(Period.ofDays(30));

        assertThat(ids(EVERYTHING, Long.MAX_VALUE, 500)).containsAll(idle);
    }

    @Test
    void forgets_everything_beyond_the_days_that_are_kept_and_its_items() {
        long old = ran(SOURCE, Trigger.MANUAL, RunStatus.OK, true);
        store.addItems(old, 1, List.of(new RunItem("uid", "Lunch", null, "added", "")));
        clock.advance(Duration.ofDays(30).plusSeconds(1));
        long recent = ran(SOURCE, Trigger.MANUAL, RunStatus.OK, true);

        prune(Period.ofDays(30));

        assertThat(ids(EVERYTHING, Long.MAX_VALUE, 500)).containsExactly(recent);
        assertThat(history.items(old, 0, 10)).isEmpty();
    }

    @Test
    void prunes_more_than_one_batch() {
        for (int i = 0; i < 1_203; i++) {
            var _ = ran(SOURCE, Trigger.SCHEDULE, RunStatus.OK, false);
        }
        clock.advance(Duration.ofDays(3));

        prune(Period.ofDays(30));

        assertThat(ids(EVERYTHING, Long.MAX_VALUE, 500)).hasSize(1);
    }

    private void prune(Period kept) {
        try (HistoryPruner pruner = new HistoryPruner(history, kept, clock)) {
            pruner.prune();
        }
    }

    /** Two days of runs. */
    private List<Long> everySixHours(Trigger trigger, boolean changed) {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            ids.add(ran(SOURCE, trigger, RunStatus.OK, changed));
            clock.advance(Duration.ofHours(6));
        }
        return ids;
    }

    private long ran(Subject subject, Trigger trigger, RunStatus status, boolean changed) {
        Lease lease = new Lease("me", clock.instant().plusSeconds(30));
        Run open = ((Claim.Won) store.claim(subject, trigger, clock.instant(), lease)).run();
        Run.Problem problem =
                status == RunStatus.OK ? null : new Run.Problem(FailureCause.UPSTREAM, "It went wrong.", null);
        Run closed = new Run(
                open.id(),
                subject,
                trigger,
                status,
                open.startedAt(),
                clock.instant(),
                Tally.NOTHING,
                changed,
                problem);
        assertThat(store.close(closed, "me", () -> {})).isTrue();
        return open.id();
    }

    private List<Long> ids(Filter filter, long before, int limit) {
        return history.list(filter, before, limit).stream().map(Run::id).toList();
    }
}
