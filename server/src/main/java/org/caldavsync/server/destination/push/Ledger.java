package org.caldavsync.server.destination.push;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.caldavsync.caldav.Href;
import org.caldavsync.server.destination.push.PushedItem.State;
import org.caldavsync.server.run.FailureCause;
import org.caldavsync.server.run.RunContext;
import org.caldavsync.server.run.RunItem;
import org.caldavsync.server.run.Verdict;

/** Keeps the books of one run: rows, notes for people, counts, and when to stop. Safe for use by several threads. */
final class Ledger {
    private static final int TROUBLE_IN_A_ROW = 5;

    /** Rows in one transaction. Those of a process that ends before it are looked at again: they were announced. */
    private static final int WRITTEN = 25;

    private static final Duration FIRST_PAUSE = Duration.ofHours(24);
    private static final Duration LONGEST_PAUSE = Duration.ofDays(7);

    private final JdbcTargetStore store;
    private final PushClaim claim;
    private final RunContext context;
    private final Map<Href, List<RunItem.Change>> changes;
    private final Map<String, Long> counts = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();
    private final List<Result.Stored> unread = new ArrayList<>();
    private final List<Result.Stored> unwritten = new ArrayList<>();
    private int troubleInARow;
    private Optional<Verdict> stopped = Optional.empty();

    /** @param changes what each update changes, by the address of the member */
    Ledger(JdbcTargetStore store, PushClaim claim, RunContext context, Map<Href, List<RunItem.Change>> changes) {
        this.store = store;
        this.claim = claim;
        this.context = context;
        this.changes = changes;
    }

    /** Announces writes: from here on they may have happened. */
    void announce(List<Step.Write> steps) {
        store.intend(claim, steps.stream().flatMap(step -> row(step).stream()).toList());
    }

    /** Enters what became of a step. The database is written to outside of the lock: the others go on meanwhile. */
    void enter(Step.Write step, Result result) {
        switch (result) {
            case Result.Removed _ -> forget(step);
            case Result.Refused refused -> postpone(step, refused);
            case Result.Stored _, Result.Failed _, Result.Stop _ -> {}
        }
        try {
            store.written(claim, entered(step, result));
        } finally {
            // It has happened, whatever the database makes of it.
            note(step, result).ifPresent(context::item);
        }
    }

    private void forget(Step.Write step) {
        if (step instanceof Step.Delete delete) {
            store.removed(claim, delete.member().href());
        }
    }

    private void postpone(Step.Write step, Result.Refused refused) {
        row(step).ifPresent(row -> {
            int times = row.state() instanceof State.Refused before ? before.times() + 1 : 1;
            // A failing server may work again at once; content that it does not want it will not want tomorrow either.
            Duration pause = refused.serverTrouble() && times == 1 ? Duration.ZERO : pause(times);
            Instant retryAt = context.clock().instant().plus(pause);
            store.note(claim, List.of(row.refused(new State.Refused(refused.why(), retryAt, times))));
        });
    }

    /** What is to be written now, of this step and those before it. */
    private synchronized List<Result.Stored> entered(Step.Write step, Result result) {
        troubleInARow = result.isTrouble() ? troubleInARow + 1 : 0;
        switch (result) {
            case Result.Stored stored -> stored(step, stored);
            case Result.Removed(boolean wasThere) -> count(wasThere ? "deleted" : "vanished");
            case Result.Refused refused -> failed(step, refused.why());
            case Result.Failed failed -> failed(step, failed.why());
            case Result.Stop(Verdict verdict) -> stopped = stopped.or(() -> Optional.of(verdict));
        }
        if (troubleInARow >= TROUBLE_IN_A_ROW && stopped.isEmpty()) {
            stopped = Optional.of(new Verdict.Retry(
                    context.clock().instant(),
                    FailureCause.UPSTREAM,
                    "The server failed " + TROUBLE_IN_A_ROW
                            + " times in a row. What was written until then is kept; the"
                            + " rest follows in a later run."));
        }
        return unwritten.size() < WRITTEN ? List.of() : taken();
    }

    private void stored(Step.Write step, Result.Stored stored) {
        unwritten.add(stored);
        if (!stored.row().etag().isKnown()) {
            unread.add(stored);
        }
        count(isCreate(step) ? "created" : "updated");
    }

    private void failed(Step.Write step, String why) {
        count("failed");
        failures.add("“" + summary(step) + "”: " + why);
    }

    /** Writes what {@link #enter} still holds back. */
    void write() {
        store.written(claim, taken());
    }

    private synchronized List<Result.Stored> taken() {
        List<Result.Stored> taken = List.copyOf(unwritten);
        unwritten.clear();
        return taken;
    }

    private static Duration pause(int times) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(times - 1, 3));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /** A member whose version the server did not name was read. */
    synchronized void read(Result.Stored stored, TargetMember now) {
        store.written(claim, List.of(new Result.Stored(stored.row().at(now.href(), now.etag()), now, stored.note())));
    }

    /** Those stored without a version. */
    synchronized List<Result.Stored> unread() {
        return List.copyOf(unread);
    }

    synchronized void count(String name) {
        counts.merge(name, 1L, Long::sum);
    }

    synchronized Map<String, Long> counts() {
        return Map.copyOf(counts);
    }

    synchronized List<String> failures() {
        return List.copyOf(failures);
    }

    /** Why nothing more is to be written; empty: go on. */
    synchronized Optional<Verdict> stopped() {
        return stopped;
    }

    private Optional<RunItem> note(Step.Write step, Result result) {
        return switch (result) {
            case Result.Stored stored ->
                Optional.of(note(
                        step,
                        isCreate(step) ? "created" : "updated",
                        stored.note().isEmpty() ? step.reason() : stored.note()));
            case Result.Removed(boolean wasThere) ->
                Optional.of(note(step, "deleted", wasThere ? step.reason() : "It was gone from the server already."));
            case Result.Refused refused -> Optional.of(note(step, "failed", refused.why()));
            case Result.Failed failed -> Optional.of(note(step, "failed", failed.why()));
            case Result.Stop _ -> Optional.empty();
        };
    }

    private RunItem note(Step.Write step, String action, String reason) {
        return switch (step) {
            case Step.Create create -> note(create.item(), action, reason, List.of());
            case Step.Update update ->
                note(
                        update.item(),
                        action,
                        reason,
                        changes.getOrDefault(update.member().href(), List.of()));
            case Step.Delete delete -> note(delete.member(), action, reason);
        };
    }

    private static boolean isCreate(Step.Write step) {
        return step instanceof Step.Create;
    }

    static RunItem note(FeedItem item, String action, String reason, List<RunItem.Change> changes) {
        return new RunItem(item.uid(), item.summary(), item.firstStart(), action, reason, changes);
    }

    static RunItem note(TargetMember member, String action, String reason) {
        return new RunItem(member.uid(), member.summary(), member.firstStart(), action, reason, List.of());
    }

    private static Optional<PushedItem> row(Step.Write step) {
        return switch (step) {
            case Step.Create create -> Optional.of(create.row());
            case Step.Update update -> Optional.of(update.row());
            case Step.Delete _ -> Optional.empty();
        };
    }

    private static String summary(Step.Write step) {
        return switch (step) {
            case Step.Create create -> create.item().summary();
            case Step.Update update -> update.item().summary();
            case Step.Delete delete -> delete.member().summary();
        };
    }
}
