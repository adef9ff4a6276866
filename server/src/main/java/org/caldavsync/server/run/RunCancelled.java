package org.caldavsync.server.run;

/** The run was told to end before it was done. */
public final class RunCancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RunCancelled() {
        super("The run was cancelled.");
    }
}
