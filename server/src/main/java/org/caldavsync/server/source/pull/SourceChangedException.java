package org.caldavsync.server.source.pull;

/** The source was edited or deleted while it was pulled; what was not stored yet is dropped. */
final class SourceChangedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** For people. */
    static final String MESSAGE =
            "The source was edited during this run, which ended early. The feed is as it was before;"
                    + " a run with the new settings follows.";

    SourceChangedException() {
        super(MESSAGE);
    }
}
