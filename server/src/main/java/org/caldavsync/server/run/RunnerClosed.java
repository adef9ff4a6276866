package org.caldavsync.server.run;

/** No run begins any more, because the service is stopping. */
public final class RunnerClosed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RunnerClosed() {
        super("The service is stopping and begins no more runs. Try again when it is back.");
    }
}
