package org.caldavsync.http;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The passing of time as {@link HostPace} needs it; a test brings its own. */
interface PaceClock {

    /** Monotonic, as {@link System#nanoTime}. */
    long nanoTime();

    /** Returns once that time has passed. */
    void await(long nanos) throws InterruptedException;

    /** Real time. */
    static PaceClock system() {
        return new PaceClock() {
            private final ReentrantLock lock = new ReentrantLock();
            private final Condition never = lock.newCondition();

            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void await(long nanos) throws InterruptedException {
                if (nanos <= 0) {
                    return;
                }
                lock.lockInterruptibly();
                try {
                    for (long left = nanos; left > 0; ) {
                        left = never.awaitNanos(left);
                    }
                } finally {
                    lock.unlock();
                }
            }
        };
    }
}
