package org.caldavsync.server.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those that are told together, and whether they are to be left alone for a time. Safe for use by many threads. */
final class Correspondent {
    /** Long enough that no account is locked by it, short enough for somebody who repairs it. */
    static final Duration PAUSE = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(Correspondent.class);

    private final Courier.Round round;
    private final Courier courier;
    private final InstantSource clock;
    private volatile Instant pausedUntil = Instant.MIN;

    Correspondent(Courier.Round round, Courier courier, InstantSource clock) {
        this.round = round;
        this.courier = courier;
        this.clock = clock;
    }

    List<? extends Channel> channels() {
        return round.channels();
    }

    String names() {
        return round.channels().stream().map(Channel::name).collect(Collectors.joining(", "));
    }

    /** Tells it once, also in a pause: somebody may have repaired it. */
    Map<Channel, Delivery> test(Notice notice) {
        return told(round, notice);
    }

    private Map<Channel, Delivery> told(Courier.Round those, Notice notice) {
        Map<Channel, Delivery> deliveries = courier.tell(those, notice);
        boolean lockedOut =
                deliveries.values().stream().anyMatch(delivery -> delivery.outcome() == Delivery.Outcome.LOCKED_OUT);
        if (lockedOut) {
            pausedUntil = clock.instant().plus(PAUSE);
        } else if (deliveries.values().stream().anyMatch(Delivery::isHeard)) {
            pausedUntil = Instant.MIN;
        }
        return deliveries;
    }

    /** One notice on its way to them. */
    Letter letter(Notice notice) {
        return new Letter(notice);
    }

    final class Letter {
        private final Notice notice;

        /** Who has yet to hear it, and why they have not. */
        private final Map<Channel, Delivery> waiting = new LinkedHashMap<>();

        private Courier.Round left = round;

        private Letter(Notice notice) {
            this.notice = notice;
        }

        /** Tells those that have yet to hear it and may; whether nobody is left. */
        boolean isDoneAfterAnotherAttempt() {
            if (clock.instant().isBefore(pausedUntil)) {
                left.channels()
                        .forEach(channel ->
                                log(channel, "its login was refused, so it is left alone until " + pausedUntil));
                return true;
            }
            waiting.clear();
            told(left, notice).forEach((channel, delivery) -> {
                switch (delivery.outcome()) {
                    case HEARD -> {}
                    case MAY_PASS -> waiting.put(channel, delivery);
                    case REFUSED, LOCKED_OUT -> log(channel, delivery.reason());
                }
            });
            left = left.only(waiting.keySet());
            return waiting.isEmpty();
        }

        /** Says in the log who did not hear it. */
        void giveUp() {
            waiting.forEach((channel, delivery) -> log(channel, delivery.reason()));
        }

        private void log(Channel channel, String problem) {
            LOG.atWarn()
                    .addKeyValue("channel", channel.name())
                    .addKeyValue("event", notice.event().code())
                    .addKeyValue("problem", problem)
                    .log("Nobody could be notified; it is not tried again");
        }
    }
}
