package org.caldavsync.server.run;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work of a timer. What it throws is told and ends there: a timer would never call it again.
 *
 * @param failed for people, with what becomes of it
 */
public record Recurring(Runnable work, String failed) implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Recurring.class);

    @Override
    public void run() {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.atWarn().setCause(failure).log(failed);
        }
    }
}
