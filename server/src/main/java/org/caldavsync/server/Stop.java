package org.caldavsync.server;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A signal to end (SIGTERM, SIGINT), from before the start until the process is gone: what is open then is closed first. */
final class Stop {
    /** A start that takes longer is cut off: it can be killed at any point. */
    private static final Duration PATIENCE = Duration.ofSeconds(7);

    private final Logger log = LoggerFactory.getLogger(Stop.class);
    private final CompletableFuture<Optional<Application>> started = new CompletableFuture<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean requested;

    /** Ends a start that nobody wants any more. */
    static final class Requested extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Listens from now on. */
    static Stop listening() {
        Stop stop = new Stop();
        Runtime.getRuntime().addShutdownHook(new Thread(stop::stop, "stop"));
        return stop;
    }

    /** @throws Requested where the signal was there already */
    void check() {
        if (requested) {
            throw new Requested();
        }
    }

    /** The start is over. Closes what it has come to at the signal, or now where that was there already. */
    void closes(Optional<Application> application) {
        var _ = started.complete(application);
    }

    /** Returns once all is closed. */
    void await() throws InterruptedException {
        stopped.await();
    }

    private void stop() {
        requested = true;
        if (started.isDone() && started.join().isEmpty()) {
            return; // The start failed and has said why; its end is what called this.
        }
        log.info("Stopping");
        try {
            started.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).ifPresent(Application::close);
        } catch (TimeoutException slow) {
            log.info("The start was not over yet; the next one goes on from there");
        } catch (ExecutionException | InterruptedException cannotBe) {
            Thread.currentThread().interrupt();
        }
        stopped.countDown();
    }
}
