package org.caldavsync.server;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has to be closed in the end, in two steps: first what works, all at once; then what it stands on, the latest first. */
final class Parts implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Parts.class);

    private final List<AutoCloseable> working = new ArrayList<>();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /** To be closed once nothing works any more. */
    <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    /** It takes or does work: told to stop together with all others, so that the longest stop is the only wait. */
    <T extends AutoCloseable> T working(T part) {
        working.add(part);
        return part;
    }

    @Override
    public void close() {
        try (ExecutorService stopping = Executors.newVirtualThreadPerTaskExecutor()) {
            working.forEach(part -> stopping.execute(() -> close(part)));
        }
        while (!open.isEmpty()) {
            close(open.pop());
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception failure) {
            log.atWarn().setCause(failure).log("A part of the service did not stop cleanly");
        }
    }
}
