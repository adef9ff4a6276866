package org.caldavsync.server.notify;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.caldavsync.http.HttpAnswer;
import org.caldavsync.http.HttpFailure;
import org.caldavsync.http.HttpGateway;
import org.caldavsync.server.run.Run;
import org.caldavsync.server.run.RunHistory;
import org.caldavsync.server.run.RunListener;
import org.caldavsync.server.run.Subject;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells every channel when a run ends otherwise than the one before it, and only then. What cannot be told is tried a few
 * times, then given up with a line in the log: the dashboard has it in any case.
 */
public final class Notifier implements RunListener, AutoCloseable {
    /** How long to wait before each attempt. */
    static final List<Duration> ATTEMPTS = List.of(Duration.ZERO, Duration.ofSeconds(10), Duration.ofMinutes(1));

    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
    private static final int PENDING = 200;
    private static final int LOOK_BACK = 20;
    private static final Duration DELIVERY = Duration.ofMinutes(1);

    private final List<Channel> channels;
    private final HttpGateway gateway;
    private final Records records;
    private final List<Duration> attempts;
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

    public Notifier(List<Channel> channels, HttpGateway gateway, Records records) {
        this(channels, gateway, records, ATTEMPTS);
    }

    Notifier(List<Channel> channels, HttpGateway gateway, Records records, List<Duration> attempts) {
        this.channels = List.copyOf(channels);
        this.gateway = gateway;
        this.records = records;
        this.attempts = List.copyOf(attempts);
    }

    @Override
    public void finished(Run run) {
        if (!channels.isEmpty()) {
            change(run).ifPresent(event -> tell(notice(event, run)));
        }
    }

    private enum State {
        GOOD,
        HELD,
        FAILED
    }

    private static Optional<State> state(Run run) {
        return switch (run.status()) {
            case OK, PARTIAL -> Optional.of(State.GOOD);
            case HELD -> Optional.of(State.HELD);
            case ERROR -> Optional.of(State.FAILED);
            case RUNNING, CANCELLED -> Optional.empty();
        };
    }

    /** The change that the end of this run is; a first run that is good is none. */
    private Optional<Notice.Event> change(Run run) {
        Optional<State> now = state(run);
        State before = now.isEmpty() ? State.GOOD : before(run);
        boolean wasStale = run.status().synchronised() && records.staleness().isOver(run.subject());
        return now.flatMap(state -> switch (state) {
            case GOOD -> event(state != before || wasStale, Notice.Event.RECOVERED);
            case HELD -> event(state != before || wasStale, Notice.Event.HELD);
            case FAILED -> event(state != before, Notice.Event.FAILED);
        });
    }

    private static Optional<Notice.Event> event(boolean happened, Notice.Event event) {
        return happened ? Optional.of(event) : Optional.empty();
    }

    private State before(Run run) {
        RunHistory.Filter same =
                new RunHistory.Filter(run.subject().kind(), run.subject().id(), null);
        return records.history().list(same, run.id(), LOOK_BACK).stream()
                .flatMap(earlier -> state(earlier).stream())
                .findFirst()
                .orElse(State.GOOD);
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
        for (Channel channel : channels) {
            if (room.tryAcquire()) {
                var _ = threads.submit(() -> {
                    try {
                        tellPatiently(channel, notice);
                    } finally {
                        room.release();
                    }
                });
            } else {
                LOG.atWarn()
                        .addKeyValue("channel", channel.name())
                        .log("Too many notifications wait; one was left out");
            }
        }
    }

    private void tellPatiently(Channel channel, Notice notice) {
        Optional<String> problem = Optional.empty();
        for (Duration pause : attempts) {
            if (isClosedWithin(pause)) {
                return;
            }
            problem = attempt(channel, notice);
            if (problem.isEmpty()) {
                return;
            }
        }
        LOG.atWarn()
                .addKeyValue("channel", channel.name())
                .addKeyValue("event", notice.event().code())
                .addKeyValue("problem", problem.orElse(""))
                .log("Nobody could be notified; it is not tried again");
    }

    private boolean isClosedWithin(Duration pause) {
        try {
            return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Tells it once; what went wrong, for people, or empty. */
    private Optional<String> attempt(Channel channel, Notice notice) {
        return switch (channel) {
            case Channel.OverHttp web -> post(web, notice);
            case Channel.Mail mail -> new Postman(gateway, DELIVERY).deliver(mail, notice);
        };
    }

    private Optional<String> post(Channel.OverHttp channel, Notice notice) {
        try (HttpAnswer answer = gateway.session(channel.access()).send(channel.call(notice))) {
            int status = answer.status();
            return status >= 200 && status < 300
                    ? Optional.empty()
                    : Optional.of("The server answered with status " + status + ".");
        } catch (HttpFailure failure) {
            return Optional.of(String.valueOf(failure.getMessage()));
        }
    }

    /**
     * What became of a test.
     *
     * @param channel the name of the channel
     * @param problem what went wrong, for people; null where it was heard
     */
    record Told(String channel, @Nullable String problem) {}

    /** Tells every channel of a test, once. */
    List<Told> test() {
        Notice notice = new Notice(
                Notice.Event.TEST,
                "",
                "Test",
                "If you read this, notifications work.",
                records.clock().instant());
        return channels.stream()
                .map(channel ->
                        new Told(channel.name(), attempt(channel, notice).orElse(null)))
                .toList();
    }

    /** What it tells people by, in a word each. */
    List<String> channelNames() {
        return channels.stream().map(Channel::name).toList();
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
