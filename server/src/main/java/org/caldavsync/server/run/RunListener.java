package org.caldavsync.server.run;

/** Is told of every run that this process closes, on the thread that does; should not take long. */
public interface RunListener {
    /** The run is about to read the settings of its subject. */
    default void begins(Run run) {}

    /** The run was closed, and those that know its subject took note. */
    void finished(Run run);
}
