package org.caldavsync.server.run;

import java.util.Locale;

/** What kinds of things run. */
public enum RunKind {
    SOURCE,
    DESTINATION;

    /** The name in the API and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that name. */
    public static RunKind ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
