package org.caldavsync.server.secret;

/** The key file is no use; the message says what is wrong with it and what to do. */
public final class KeyFileException extends RuntimeException {
    KeyFileException(String message) {
        super(message);
    }

    KeyFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
