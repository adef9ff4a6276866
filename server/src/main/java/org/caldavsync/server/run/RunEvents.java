package org.caldavsync.server.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Tells watchers in this process what goes on. Thread-safe; never makes the teller wait. */
public final class RunEvents {
    private static final int BACKLOG = 256;

    private final List<Watch> watches = new CopyOnWriteArrayList<>();
    private final AtomicLong lastId = new AtomicLong();

    /** An event and its place in the order in which they happened; rising, but for each watcher not without gaps. */
    public record Numbered(long id, RunEvent event) {}

    /** Tells every watcher. One that is {@value #BACKLOG} events behind is dropped. */
    public void publish(RunEvent event) {
        Numbered numbered = new Numbered(lastId.incrementAndGet(), event);
        for (Watch watch : watches) {
            watch.offer(numbered);
        }
    }

    /** Watches from now on, until closed. */
    public Watch watch() {
        Watch watch = new Watch();
        watches.add(watch);
        return watch;
    }

    /** What one watcher has yet to see. */
    public final class Watch implements AutoCloseable {
        private final BlockingQueue<Numbered> backlog = new ArrayBlockingQueue<>(BACKLOG);
        private volatile boolean dropped;

        private Watch() {}

        /** The next event; empty where none comes in time. */
        public Optional<Numbered> next(Duration patience) throws InterruptedException {
            return Optional.ofNullable(backlog.poll(patience.toNanos(), TimeUnit.NANOSECONDS));
        }

        /** Whether this watcher did not keep up: it has missed events and gets no more than its backlog. */
        public boolean dropped() {
            return dropped;
        }

        private void offer(Numbered event) {
            if (!backlog.offer(event)) {
                dropped = true;
                close();
            }
        }

        @Override
        public void close() {
            watches.remove(this);
        }
    }
}
