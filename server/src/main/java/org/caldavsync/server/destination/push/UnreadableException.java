package org.caldavsync.server.destination.push;

/** A member that has to be read before it is written cannot be read this time. */
final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param reason for people */
    UnreadableException(String reason) {
        super(reason);
    }
}
