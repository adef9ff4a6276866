package org.caldavsync.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.caldavsync.server.run.RunEvents.Numbered;
import org.caldavsync.server.run.RunEvents.Watch;
import org.junit.jupiter.api.Test;

class RunEventsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RunEvents events = new RunEvents();

    @Test
    void tells_every_watcher_in_order() throws Exception {
        try (Watch one = events.watch().orElseThrow();
                Watch other = events.watch().orElseThrow()) {
            events.publish(new RunEvent.Changed(Subject.source(1)));
            events.publish(new RunEvent.Changed(Subject.source(2)));

            for (Watch watch : new Watch[] {one, other}) {
                Numbered first = watch.next(PATIENCE).orElseThrow();
                Numbered second = watch.next(PATIENCE).orElseThrow();
                assertThat(first.event().subject()).isEqualTo(Subject.source(1));
                assertThat(second.event().subject()).isEqualTo(Subject.source(2));
                assertThat(second.id()).isEqualTo(first.id() + 1);
            }
        }
    }

    @Test
    void drops_a_watcher_that_does_not_keep_up_and_never_waits_for_it() throws Exception {
        Watch slow = events.watch().orElseThrow();

        for (int i = 0; i < RunEvents.BACKLOG + 1; i++) {
            events.publish(new RunEvent.Changed(Subject.source(i)));
        }

        for (int i = 0; i < RunEvents.BACKLOG; i++) {
            assertThat(slow.ended()).isFalse();
            assertThat(slow.next(Duration.ZERO)).isPresent();
        }
        assertThat(slow.ended()).isTrue();
    }

    @Test
    void has_a_limit_to_the_number_of_watchers() {
        for (int i = 0; i < RunEvents.MOST_WATCHES; i++) {
            assertThat(events.watch()).isPresent();
        }

        assertThat(events.watch()).isEmpty();
    }

    @Test
    void wakes_and_ends_its_watchers_when_it_is_closed() throws Exception {
        Watch watch = events.watch().orElseThrow();
        Thread closing = Thread.ofVirtual().start(events::close);

        assertThat(watch.next(PATIENCE)).isEmpty();

        closing.join();
        assertThat(watch.ended()).isTrue();
        assertThat(events.watch()).isEmpty();
    }
}
