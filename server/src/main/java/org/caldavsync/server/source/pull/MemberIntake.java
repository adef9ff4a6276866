package org.caldavsync.server.source.pull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.caldavsync.caldav.Fetched;
import org.caldavsync.caldav.Href;
import org.caldavsync.server.run.RunContext;
import org.caldavsync.server.run.RunItem;
import org.jspecify.annotations.Nullable;

/** Stores members as they arrive, a batch a transaction, and counts what they changed. */
final class MemberIntake implements Consumer<Fetched> {
    /** Many a transaction: each writes the touched pages of the indexes once more. */
    private static final int BATCH_MEMBERS = 2_000;

    private static final int BATCH_OCTETS = 1 << 20;

    private final PullTools tools;
    private final PullClaim claim;
    private final RunContext context;
    private final StoredCalendar calendar;
    private final List<Item> batch = new ArrayList<>();
    private final List<Href> vanished = new ArrayList<>();
    private final List<JdbcItemStore.Pending> pending = new ArrayList<>();
    private final boolean nothingStored;
    private long batchOctets;
    private long done;
    private long added;
    private long changed;
    private boolean touched;

    MemberIntake(PullTools tools, PullClaim claim, RunContext context, StoredCalendar calendar) {
        this.tools = tools;
        this.claim = claim;
        this.context = context;
        this.calendar = calendar;
        this.nothingStored = !calendar.wasPulled() && tools.items().count(calendar.id()) == 0;
    }

    @Override
    public void accept(Fetched fetched) {
        context.checkCancelled();
        switch (fetched) {
            case Fetched.Loaded loaded -> {
                Item item = tools.reader().read(loaded);
                batch.add(item);
                batchOctets += item.content().length;
            }
            case Fetched.Gone(Href href) -> vanished.add(href);
            case Fetched.Failed(Href href, String reason) -> pending.add(new JdbcItemStore.Pending(href, reason));
        }
        if (batch.size() >= BATCH_MEMBERS || batchOctets >= BATCH_OCTETS) {
            flush();
        }
    }

    /** Stores what has arrived since the last time. */
    void flush() {
        context.checkCancelled();
        if (batch.isEmpty()) {
            return;
        }
        Map<String, String> before = before();
        List<Item> fresh = batch.stream()
                .filter(item -> isFresh(item, before.get(item.href().normalized())))
                .toList();
        if (!fresh.isEmpty()) {
            tools.items().store(claim, calendar.id(), fresh);
            touched = true;
        }
        done += batch.size();
        context.progress(done, 0, calendar.name());
        batch.clear();
        batchOctets = 0;
    }

    private Map<String, String> before() {
        return nothingStored
                ? Map.of()
                : tools.items()
                        .fingerprints(
                                calendar.id(), batch.stream().map(Item::href).toList());
    }

    /** Counts what the member is to the stored one; false where the server gives no etags and nothing changed. */
    private boolean isFresh(Item item, @Nullable String before) {
        boolean same = item.fingerprint().equals(before);
        if (before == null) {
            added++;
        } else if (!same) {
            changed++;
        }
        if (!same) {
            @Nullable String problem = item.problem();
            String action = problem != null ? "left_out" : before == null ? "added" : "changed";
            context.item(
                    new RunItem(item.uid(), item.summary(), item.firstStart(), action, problem == null ? "" : problem));
        }
        return !same || item.etag().isKnown();
    }

    /** Members that the server says are gone, stored or not. */
    List<Href> vanished() {
        return vanished;
    }

    /** Asks for the member again in the next run. */
    void postpone(Href href, String reason) {
        pending.add(new JdbcItemStore.Pending(href, reason));
    }

    /** Members that could not be read. */
    List<JdbcItemStore.Pending> pending() {
        return pending;
    }

    long added() {
        return added;
    }

    long changed() {
        return changed;
    }

    /** Whether anything was stored. */
    boolean touched() {
        return touched;
    }
}
