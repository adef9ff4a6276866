package org.caldavsync.server.run;

/** What a run is about: one source or one destination. */
public record Subject(RunKind kind, long id) {
    public static Subject source(long id) {
        return new Subject(RunKind.SOURCE, id);
    }

    public static Subject destination(long id) {
        return new Subject(RunKind.DESTINATION, id);
    }

    /** As in {@code source 7}, for logs and messages. */
    @Override
    public String toString() {
        return kind.code() + " " + id;
    }
}
