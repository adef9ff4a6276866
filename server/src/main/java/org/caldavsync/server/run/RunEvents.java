package org.caldavsync.server.run;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.caldavsync.server.db.Signals;

/** Tells watchers in this process what goes on, in it and in others. Thread-safe; never makes the teller wait. */
public final class RunEvents implements AutoCloseable {
    static final int BACKLOG = 256;
    static final int MOST_WATCHES = 100;

    private final List<Watch> watches = new CopyOnWriteArrayList<>();
    private volatile Consumer<RunEvent> relay = event -> {};
    private long lastId;
    private boolean closed;

    /** An event and its place in the order in which they happened. */
    public record Numbered(long id, RunEvent event) {}

    /** Tells every watcher of something that happened in this process, and whoever tells the others. */
    public void publish(RunEvent event) {
        show(event);
        relay.accept(event);
    }

    /** Has watchers see what happens in other processes too, and the other way round, from now on. */
    public void join(Signals signals, RunHistory history, InstantSource clock) {
        RunSignals.join(this, history, signals, clock);
    }

    /** Hands on what is published from now on. */
    void relay(Consumer<RunEvent> to) {
        relay = to;
    }

    /** Whether anybody watches. */
    boolean watched() {
        return !watches.isEmpty();
    }

    /** Tells every watcher. One that is {@value #BACKLOG} events behind is dropped. */
    synchronized void show(RunEvent event) {
        Numbered numbered = new Numbered(++lastId, event);
        watches.forEach(watch -> watch.offer(numbered));
    }

    /** Watches from now on, until closed; empty where there are too many watchers already. */
    public synchronized Optional<Watch> watch() {
        if (closed || watches.size() == MOST_WATCHES) {
            return Optional.empty();
        }
        Watch watch = new Watch();
        watches.add(watch);
        return Optional.of(watch);
    }

    /** Ends every watch, and takes no new ones. */
    @Override
    public synchronized void close() {
        closed = true;
        watches.forEach(Watch::close);
    }

    /** What one watcher has yet to see. */
    public final class Watch implements AutoCloseable {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition changed = lock.newCondition();
        private final Queue<Numbered> backlog = new ArrayDeque<>();
        private boolean ended;

        private Watch() {}

        /** The next event; empty where none comes in time, or ever. */
        public Optional<Numbered> next(Duration patience) throws InterruptedException {
            lock.lockInterruptibly();
            try {
                long left = patience.toNanos();
                while (backlog.isEmpty() && !ended && left > 0) {
                    left = changed.awaitNanos(left);
                }
                return Optional.ofNullable(backlog.poll());
            } finally {
                lock.unlock();
            }
        }

        /** Whether no event will come any more: it was closed, or the watcher did not keep up. */
        public boolean ended() {
            lock.lock();
            try {
                return ended && backlog.isEmpty();
            } finally {
                lock.unlock();
            }
        }

        private void offer(Numbered event) {
            lock.lock();
            try {
                if (backlog.size() < BACKLOG) {
                    backlog.add(event);
                    changed.signal();
                } else {
                    close();
                }
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            watches.remove(this);
            lock.lock();
            try {
                ended = true;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
