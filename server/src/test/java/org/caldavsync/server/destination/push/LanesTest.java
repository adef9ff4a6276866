package org.caldavsync.server.destination.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class LanesTest {
    private static void clean(Lanes lanes, int writes) throws InterruptedException {
        for (int i = 0; i < writes; i++) {
            lanes.enter();
            lanes.leave(false);
        }
    }

    @Test
    void two_double_after_25_clean_writes_up_to_eight() throws InterruptedException {
        Lanes lanes = Lanes.of(URI.create("https://dav.example.org/cal/"));
        assertThat(lanes.limit()).isEqualTo(2);

        clean(lanes, 24);
        assertThat(lanes.limit()).isEqualTo(2);
        clean(lanes, 1);
        assertThat(lanes.limit()).isEqualTo(4);
        clean(lanes, 25);
        assertThat(lanes.limit()).isEqualTo(8);
        clean(lanes, 100);
        assertThat(lanes.limit()).isEqualTo(8);
    }

    @Test
    void trouble_goes_back_to_one_and_begins_to_count_anew() throws InterruptedException {
        Lanes lanes = Lanes.of(URI.create("https://dav.example.org/cal/"));
        clean(lanes, 49);

        lanes.enter();
        lanes.leave(true);

        assertThat(lanes.limit()).isEqualTo(1);
        clean(lanes, 24);
        assertThat(lanes.limit()).isEqualTo(1);
        clean(lanes, 1);
        assertThat(lanes.limit()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://x.example/SOGo/dav/alice/Calendar/personal/",
                "https://x.example/remote.php/dav/calendars/alice/a/"
            })
    void servers_that_lose_parallel_writes_get_one_at_a_time(String calendar) throws InterruptedException {
        Lanes lanes = Lanes.of(URI.create(calendar));

        clean(lanes, 100);

        assertThat(lanes.limit()).isEqualTo(1);
    }

    @Test
    void half_as_many_are_prepared_as_are_under_way() throws InterruptedException {
        Lanes lanes = Lanes.of(URI.create("https://dav.example.org/cal/"));
        for (int i = 0; i < lanes.limit() * 3 / 2; i++) {
            lanes.approach();
        }
        Waiting next = Waiting.in(lanes::approach);

        lanes.depart();

        next.join();
    }

    @Test
    void what_is_prepared_waits_where_the_limit_falls() throws InterruptedException {
        Lanes lanes = Lanes.of(URI.create("https://dav.example.org/cal/"));
        lanes.enter();
        lanes.enter();
        Waiting prepared = Waiting.in(lanes::enter);

        lanes.leave(true);
        assertThat(prepared.waits()).isTrue();
        lanes.leave(false);

        prepared.join();
    }

    private interface Step {
        void run() throws InterruptedException;
    }

    /** A thread that cannot go on yet. */
    private record Waiting(Thread thread) {
        static Waiting in(Step step) {
            Waiting waiting = new Waiting(Thread.startVirtualThread(() -> {
                try {
                    step.run();
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
            }));
            assertThat(waiting.waits()).isTrue();
            return waiting;
        }

        /** Whether it comes to wait, and does not end. */
        boolean waits() {
            while (thread.isAlive() && thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            return thread.isAlive();
        }

        void join() throws InterruptedException {
            thread.join();
        }
    }
}
