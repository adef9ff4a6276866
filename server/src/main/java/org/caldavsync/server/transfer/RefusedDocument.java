package org.caldavsync.server.transfer;

/** Ends the transaction of an import; never leaves this package. */
final class RefusedDocument extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedDocument(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
