package org.caldavsync.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RecurringTest {
    @Test
    void a_timer_goes_on_after_work_that_failed() throws Exception {
        CountDownLatch calls = new CountDownLatch(3);
        Recurring failing = new Recurring(
                () -> {
                    calls.countDown();
                    throw new IllegalStateException("never expected");
                },
                "It failed; it is tried again.");

        try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor()) {
            var _ = timer.scheduleWithFixedDelay(failing, 0, 1, TimeUnit.MILLISECONDS);

            assertThat(calls.await(60, TimeUnit.SECONDS)).isTrue();
            timer.shutdownNow();
        }
    }
}
