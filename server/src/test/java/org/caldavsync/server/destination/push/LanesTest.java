package org.caldavsync.server.destination.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void as_many_are_prepared_as_are_under_way() throws InterruptedException {
        Lanes lanes = Lanes.of(URI.create("https://dav.example.org/cal/"));
        for (int i = 0; i < 2 * lanes.limit(); i++) {
            lanes.approach();
        }
        CountDownLatch approached = new CountDownLatch(1);
        Thread next = Thread.startVirtualThread(() -> {
            try {
                lanes.approach();
                approached.countDown();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        while (next.isAlive() && next.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThat(approached.getCount()).isEqualTo(1);

        lanes.depart();

        assertThat(approached.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
