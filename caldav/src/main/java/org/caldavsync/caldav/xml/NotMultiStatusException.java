package org.caldavsync.caldav.xml;

import java.io.Serial;

/** What came is no WebDAV answer: a login page, a proxy's error, an empty body. */
public final class NotMultiStatusException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String beginning;

    NotMultiStatusException(String beginning) {
        super("the answer is no WebDAV multistatus");
        this.beginning = beginning;
    }

    /** How the answer begins, at most 512 characters, printable. */
    public String beginning() {
        return beginning;
    }
}
