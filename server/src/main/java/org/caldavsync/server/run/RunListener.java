package org.caldavsync.server.run;

/** Is told of every run of this process, on the thread that runs it; should not take long. */
interface RunListener {
    /** The run is about to read the settings of its subject. */
    void begins(Run run);

    /** The run was closed, and those that know its subject took note. */
    void finished(Run run);
}
