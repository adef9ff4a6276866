package org.caldavsync.server.destination.push;

import java.net.URI;
import java.util.List;

/**
 * How many writes are under way at a time. Begins with two, doubles after every 25 that went well up to eight, and goes
 * back to one where the server is in trouble. Half as many again are prepared meanwhile, so that a lane which becomes free
 * is for the server alone. Safe for use by several threads.
 */
final class Lanes {
    private static final int FIRST = 2;
    private static final int MOST = 8;
    private static final int CLEAN = 25;

    /** Servers that lose or refuse writes that come side by side: SOGo, Nextcloud. */
    private static final List<String> ONE_AT_A_TIME = List.of("/SOGo/", "/remote.php/");

    private final int most;
    private int limit;
    private int underWay;
    private int busy;
    private int clean;

    private Lanes(int most) {
        this.most = most;
        this.limit = Math.min(FIRST, most);
    }

    /** For the calendar at that address. */
    static Lanes of(URI calendar) {
        String path = calendar.getPath();
        return new Lanes(ONE_AT_A_TIME.stream().anyMatch(path::contains) ? 1 : MOST);
    }

    /** Waits until a write may be prepared; {@link #depart} follows in any case. */
    synchronized void approach() throws InterruptedException {
        while (underWay >= limit + limit / 2) {
            wait();
        }
        underWay++;
    }

    /** Waits for a free one. */
    synchronized void enter() throws InterruptedException {
        while (busy >= limit) {
            wait();
        }
        busy++;
    }

    /** @param troubled whether the server was throttling, locked or failing */
    synchronized void leave(boolean troubled) {
        busy--;
        if (troubled) {
            limit = 1;
            clean = 0;
        } else if (++clean == CLEAN) {
            limit = Math.min(limit * 2, most);
            clean = 0;
        }
        notifyAll();
    }

    /** The write has ended, well or not, or did not come to a lane. */
    synchronized void depart() {
        underWay--;
        notifyAll();
    }

    /** Waits until nothing is under way. */
    synchronized void awaitEmpty() throws InterruptedException {
        while (underWay > 0) {
            wait();
        }
    }

    synchronized int limit() {
        return limit;
    }
}
