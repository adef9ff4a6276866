package org.caldavsync.caldav;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.caldavsync.caldav.xml.RequestBody;
import org.caldavsync.http.HttpFailure;

/**
 * Reads members by multiget (RFC 4791 §7.9) in batches that grow while the server is quick and shrink when it is in
 * trouble, and by GET where a multiget leaves one out or does not work.
 */
final class Downloader {
    private static final Duration QUICK = Duration.ofSeconds(2);
    private static final Set<Integer> TRY_FEWER = Set.of(400, 404, 413, 414, 500, 502, 504, 507);

    private final CollectionRequests requests;
    private final SingleReader single;
    private final Clock clock;

    Downloader(CollectionRequests requests, SingleReader single, Clock clock) {
        this.requests = requests;
        this.single = single;
        this.clock = clock;
    }

    void fetch(Collection<Href> wanted, Consumer<Fetched> each) {
        Set<Href> pending = new LinkedHashSet<>(wanted);
        while (!pending.isEmpty()) {
            int size = requests.capabilities().batch();
            if (size == 0) {
                var _ = single.readAll(pending, each);
                return;
            }
            List<Href> batch = first(size, pending);
            batch.forEach(pending::remove);
            pending.addAll(multiget(batch, each));
        }
    }

    /** What is to be asked for again. */
    private Collection<Href> multiget(List<Href> batch, Consumer<Fetched> each) {
        Batch asked = new Batch(batch, each);
        Instant start = clock.instant();
        List<String> hrefs = batch.stream().map(Href::text).toList();
        try {
            Reply reply = requests.report(1, RequestBody.multiget(hrefs), asked);
            return switch (reply) {
                case Reply.Members members
                when members.complete() -> {
                    settle(asked, each);
                    grow(asked, Duration.between(start, clock.instant()));
                    yield List.of();
                }
                case Reply.Members _ -> fewer(asked, each, false);
                case Reply.Refusal refusal -> refused(refusal, asked, each);
            };
        } catch (HttpFailure.ResponseTimeout | HttpFailure.Deadline | HttpFailure.BodyTooLarge | HttpFailure.Cut _) {
            return fewer(asked, each, false);
        }
    }

    /** The whole answer was read: what it left out, each by itself. */
    private void settle(Batch asked, Consumer<Fetched> each) {
        asked.reportGoneAndFailed();
        int loaded = single.readAll(asked.open(), each);
        if (asked.loaded() == 0 && loaded > 0) {
            requests.learn(requests.capabilities().withBatch(0));
        }
    }

    private Collection<Href> refused(Reply.Refusal refusal, Batch asked, Consumer<Fetched> each) {
        if (refusal.isUnsupported()) {
            requests.learn(requests.capabilities().withBatch(0));
            return asked.open();
        }
        if (refusal.endsEverything() || !TRY_FEWER.contains(refusal.status())) {
            throw refusal.asException();
        }
        return fewer(asked, each, refusal.isMissing());
    }

    /**
     * Half as many the next time; a single one is read by GET, which settles it.
     *
     * @param missing the server says that the collection, or one of the members, does not exist: if the one it was
     *     asked for does, multiget does not work there
     */
    private Collection<Href> fewer(Batch asked, Consumer<Fetched> each, boolean missing) {
        if (asked.size() > 1) {
            requests.learn(requests.capabilities().withBatch(asked.size() / 2));
            return asked.open();
        }
        int loaded = single.readAll(asked.open(), each);
        if (missing && loaded > 0) {
            requests.learn(requests.capabilities().withBatch(0));
        }
        return List.of();
    }

    private void grow(Batch asked, Duration took) {
        int size = requests.capabilities().batch();
        if (size > 0 && asked.size() == size && took.compareTo(QUICK) < 0) {
            requests.learn(requests.capabilities().withBatch(Math.min(Capabilities.LARGEST_BATCH, size * 2)));
        }
    }

    private static List<Href> first(int count, Set<Href> pending) {
        List<Href> batch = new ArrayList<>(Math.min(count, pending.size()));
        Iterator<Href> all = pending.iterator();
        while (batch.size() < count && all.hasNext()) {
            batch.add(all.next());
        }
        return batch;
    }
}
