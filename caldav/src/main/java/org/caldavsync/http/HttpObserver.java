package org.caldavsync.http;

/** Is told of every request to another server, on the thread that sent it; takes no time. */
@FunctionalInterface
public interface HttpObserver {
    /** The status of a request that had no answer. */
    int NO_ANSWER = 0;

    /** Takes no note. */
    HttpObserver NONE = (host, status) -> {};

    /** That host answered with that status, or {@link #NO_ANSWER}. */
    void answered(String host, int status);
}
