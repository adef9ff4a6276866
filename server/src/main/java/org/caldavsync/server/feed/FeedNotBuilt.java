package org.caldavsync.server.feed;

/** A feed could not be written. The version before it is still served, and the stored items are unharmed. */
public final class FeedNotBuilt extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String advice;

    FeedNotBuilt(Exception cause) {
        this(
                "The feed could not be written (" + cause.getMessage() + "). The last good one is still served."
                        + " Make sure that the data directory can be written and has free space, then run again.",
                cause);
    }

    private FeedNotBuilt(String advice, Exception cause) {
        super(advice, cause);
        this.advice = advice;
    }

    /** For people: what happened, what is safe, what to do. */
    public String advice() {
        return advice;
    }
}
