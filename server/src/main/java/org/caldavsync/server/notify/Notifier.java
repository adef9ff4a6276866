package org.caldavsync.server.notify;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.caldavsync.http.HttpGateway;
import org.caldavsync.server.run.Run;
import org.caldavsync.server.run.RunHistory;
import org.caldavsync.server.run.RunListener;
import org.caldavsync.server.run.Subject;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells every channel when the end of a run is news, and only then. What may be heard later is tried a few times, then given up
 * with a line in the log: the dashboard has it in any case.
 */
public final class Notifier implements RunListener, AutoCloseable {
    private static final int PENDING = 200;
    private static final Duration DELIVERY = Duration.ofMinutes(1);

    private final List<Correspondent> correspondents;
    private final Records records;
    private final Changes changes;
    private final Manner manner;
    private final Semaphore room = new Semaphore(PENDING);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("notify-", 0).factory());

    /**
     * What it looks up.
     *
     * @param names what the owner of a subject calls it
     */
    public record Records(
            RunHistory history, Function<Subject, String> names, Staleness staleness, InstantSource clock) {}

    /**
     * How long it waits, and where it says that it was in vain.
     *
     * @param attempts before each attempt
     * @param test for all that hear a test; less than a proxy in front waits, which is a minute
     */
    record Manner(List<Duration> attempts, Duration test, Logger log) {
        static final Manner USUAL = new Manner(
                List.of(Duration.ZERO, Duration.ofSeconds(10), Duration.ofMinutes(1)),
                Duration.ofSeconds(45),
                LoggerFactory.getLogger(Notifier.class));
    }

    public Notifier(List<Channel> channels, HttpGateway gateway, Records records) {
        this(channels, gateway, records, Manner.USUAL);
    }

    Notifier(List<Channel> channels, HttpGateway gateway, Records records, Manner manner) {
        Courier courier = new Courier(gateway, DELIVERY);
        this.correspondents = Courier.rounds(channels).stream()
                .map(round -> new Correspondent(round, courier, records.clock()))
                .toList();
        this.records = records;
        this.changes = new Changes(records.history());
        this.manner = manner;
    }

    @Override
    public void finished(Run run) {
        if (!correspondents.isEmpty()) {
            boolean wasStale =
                    run.status().synchronised() && records.staleness().isOver(run.subject());
            changes.by(run, wasStale).ifPresent(event -> tell(notice(event, run)));
        }
    }

    private Notice notice(Notice.Event event, Run run) {
        String message = run.problem() == null
                ? "Everything was synchronised."
                : run.problem().message();
        return new Notice(
                event,
                run.subject().toString(),
                records.names().apply(run.subject()),
                message,
                records.clock().instant());
    }

    /** Tells every channel, in its own time. */
    void tell(Notice notice) {
        for (Correspondent correspondent : correspondents) {
            if (room.tryAcquire()) {
                var _ = threads.submit(() -> {
                    try {
                        tellPatiently(correspondent, notice);
                    } catch (RuntimeException defect) {
                        manner.log()
                                .atError()
                                .addKeyValue("channel", correspondent.names())
                                .addKeyValue("event", notice.event().code())
                                .setCause(defect)
                                .log("Nobody could be notified for a reason of this service");
                    } finally {
                        room.release();
                    }
                });
            } else {
                manner.log()
                        .atWarn()
                        .addKeyValue("channel", correspondent.names())
                        .log("Too many notifications wait; one was left out");
            }
        }
    }

    private void tellPatiently(Correspondent correspondent, Notice notice) {
        Correspondent.Letter letter = correspondent.letter(notice);
        for (Duration pause : manner.attempts()) {
            if (isClosedWithin(pause) || letter.isDoneAfterAnotherAttempt()) {
                return;
            }
        }
        letter.giveUp();
    }

    private boolean isClosedWithin(Duration pause) {
        try {
            return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /**
     * What became of a test.
     *
     * @param channel the name of the channel
     * @param problem what went wrong, for people; null where it was heard
     */
    record Told(String channel, @Nullable String problem) {}

    /** Tells every channel of a test, once, all at the same time. */
    List<Told> test() {
        Notice notice = new Notice(
                Notice.Event.TEST,
                "",
                "Test",
                "If you read this, notifications work.",
                records.clock().instant());
        List<Callable<Map<Channel, Delivery>>> tests = correspondents.stream()
                .<Callable<Map<Channel, Delivery>>>map(correspondent -> () -> correspondent.test(notice))
                .toList();
        List<Told> told = new ArrayList<>();
        List<Future<Map<Channel, Delivery>>> ends = endsOf(tests);
        for (int i = 0; i < ends.size(); i++) {
            Map<Channel, Delivery> deliveries = known(ends.get(i));
            for (Channel channel : correspondents.get(i).channels()) {
                Delivery delivery = deliveries.getOrDefault(channel, late());
                told.add(new Told(channel.name(), delivery.problem()));
            }
        }
        return told;
    }

    private List<Future<Map<Channel, Delivery>>> endsOf(List<Callable<Map<Channel, Delivery>>> tests) {
        try {
            return threads.invokeAll(tests, manner.test().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The service ends.", stop);
        }
    }

    private static Map<Channel, Delivery> known(Future<Map<Channel, Delivery>> end) {
        return switch (end.state()) {
            case SUCCESS -> end.resultNow();
            case FAILED -> throw new IllegalStateException("A test of the notifications broke.", end.exceptionNow());
            case CANCELLED, RUNNING -> Map.of();
        };
    }

    private Delivery late() {
        return Delivery.mayPass("It did not answer within " + manner.test().toSeconds() + " seconds.");
    }

    /** What it tells people by, in a word each. */
    List<String> channelNames() {
        return correspondents.stream()
                .flatMap(correspondent -> correspondent.channels().stream())
                .map(Channel::name)
                .toList();
    }

    /** Returns once nothing is being told or waits to be told again. */
    void awaitQuiet() throws InterruptedException {
        room.acquire(PENDING);
        room.release(PENDING);
    }

    @Override
    public void close() {
        closed.countDown();
        threads.shutdownNow();
    }
}
