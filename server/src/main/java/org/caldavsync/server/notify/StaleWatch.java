package org.caldavsync.server.notify;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.caldavsync.server.run.Recurring;
import org.caldavsync.server.run.RunKind;

/** Looks every minute for what has become out of date, which no run tells: there may be none. */
public final class StaleWatch implements AutoCloseable {
    /** Time for what became due while the service was down. */
    private static final Duration FIRST = Duration.ofMinutes(5);

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final Notifier notifier;
    private final Staleness staleness;
    private final InstantSource clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("stale").factory());

    public StaleWatch(Notifier notifier, Staleness staleness, InstantSource clock) {
        this.notifier = notifier;
        this.staleness = staleness;
        this.clock = clock;
    }

    /** Begins to look, where there is anybody to tell. */
    public void start() {
        if (notifier.channelNames().isEmpty()) {
            return;
        }
        Recurring looking =
                new Recurring(this::look, "What is out of date cannot be looked up; it is tried again in a minute");
        var _ = timer.scheduleWithFixedDelay(looking, FIRST.toSeconds(), PAUSE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Tells of everything that has become out of date by now. */
    public void look() {
        staleness.news(clock.instant()).forEach(stale -> notifier.tell(notice(stale)));
    }

    private Notice notice(Staleness.Stale stale) {
        String message = since(stale) + "; a sync is due every " + inWords(stale.interval()) + "."
                + (stale.synchronised() ? " " + whatIsLeft(stale.subject().kind()) : "")
                + (stale.problem() == null ? "" : " The last run: " + stale.problem());
        return new Notice(Notice.Event.STALE, stale.subject().toString(), stale.name(), message, clock.instant());
    }

    private static String since(Staleness.Stale stale) {
        String time = TIME.format(stale.since());
        return stale.synchronised()
                ? "The last good sync was at " + time
                : "It was added at " + time + " and has never been synchronised";
    }

    private static String whatIsLeft(RunKind kind) {
        return switch (kind) {
            case SOURCE -> "What was good then is still served.";
            case DESTINATION -> "What was written then is still in the calendar.";
        };
    }

    private static String inWords(Duration interval) {
        long seconds = interval.toSeconds();
        if (seconds % 3600 == 0) {
            return seconds == 3600 ? "hour" : seconds / 3600 + " hours";
        }
        if (seconds % 60 == 0) {
            return seconds == 60 ? "minute" : seconds / 60 + " minutes";
        }
        return seconds + " seconds";
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
